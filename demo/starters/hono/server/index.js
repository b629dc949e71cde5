// Serves the built page and /api/… on one port: `npm run build`, then `npm start`.
import { existsSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { createApp } from './app.js';

if (existsSync('.env')) process.loadEnvFile();

const port = Number(process.env.PORT ?? 3000);
const app = createApp(process.env);
app.use('*', serveStatic({ root: 'dist' }));
serve({ fetch: app.fetch, port }, () => console.log(`http://localhost:${port}`));
