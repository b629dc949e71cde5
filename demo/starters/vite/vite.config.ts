import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { createApi } from './server/api.js';

/** Serves /api/… from the same port as the page. Vite restarts when `.env` changes. */
const api = (env: Record<string, string | undefined>): Plugin => ({
  name: 'api',
  configureServer: ({ middlewares }) => void middlewares.use(createApi(env, { isDevServer: true })),
});

export default defineConfig(({ mode }) => ({
  plugins: [react(), api({ ...loadEnv(mode, process.cwd(), ''), ...process.env })],
}));
