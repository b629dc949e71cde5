// Serves the built page and /api/… on one port: `npm run build`, then `npm start`.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { createApi } from './api.js';

if (existsSync('.env')) process.loadEnvFile();

const api = createApi(process.env);
const page = sirv('dist');
const port = Number(process.env.PORT ?? 3000);

createServer((req, res) => {
  api(req, res, () => page(req, res, () => res.writeHead(404).end()));
}).listen(port, () => console.log(`http://localhost:${port}`));
