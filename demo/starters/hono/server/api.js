import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.js';

/**
 * The app as middleware of Vite's dev server, which serves everything else.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{ isDevServer?: boolean }} [options]
 */
export function createApi(env, options) {
  const listener = getRequestListener(createApp(env, options).fetch);
  /** @type {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse, next: () => void) => void} */
  const api = (req, res, next) => void (req.url?.startsWith('/api/') ? listener(req, res) : next());
  return api;
}
