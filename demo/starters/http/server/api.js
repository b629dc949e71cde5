import { toNodeListener } from 'anam-react/node';
import { notConfigured, personaHandlers, setupOf } from './persona-handlers.js';

/**
 * Serves /api/…, as middleware of Vite during development and of `server/index.js` in production.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{ isDevServer?: boolean }} [options]
 */
export function createApi(env, options) {
  const handlers = personaHandlers(env, options);
  const routes = new Map([
    ['GET /api/persona', async () => Response.json(setupOf(handlers, env))],
    ['POST /api/persona/session', handlers.session ?? notConfigured],
    ['POST /api/persona/end', handlers.end ?? notConfigured],
    ['POST /api/persona/llm', handlers.llm ?? notConfigured],
  ]);
  /** @type {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse, next: () => void) => void} */
  const api = (req, res, next) => {
    const handler = routes.get(`${req.method} ${req.url?.split('?', 1)[0]}`);
    if (handler) toNodeListener(handler)(req, res);
    else next();
  };
  return api;
}
