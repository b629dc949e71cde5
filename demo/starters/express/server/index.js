// Serves the built page and /api/… on one port: `npm run build`, then `npm start`.
import { existsSync } from 'node:fs';
import express from 'express';
import { createApi } from './api.js';

if (existsSync('.env')) process.loadEnvFile();

const port = Number(process.env.PORT ?? 3000);

express()
  .use(createApi(process.env))
  .use(express.static('dist'))
  .listen(port, () => console.log(`http://localhost:${port}`));
