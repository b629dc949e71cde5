import { toNodeListener } from 'anam-react/node';
import express from 'express';
import { notConfigured, personaHandlers, setupOf } from './persona-handlers.js';

/**
 * Serves /api/…, as middleware of Vite during development and of `server/index.js` in production.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{ isDevServer?: boolean }} [options]
 */
export function createApi(env, options) {
  const handlers = personaHandlers(env, options);
  const api = express();
  api.get('/api/persona', (_request, response) => void response.json(setupOf(handlers, env)));
  api.post('/api/persona/session', toNodeListener(handlers.session ?? notConfigured));
  api.post('/api/persona/end', toNodeListener(handlers.end ?? notConfigured));
  api.post('/api/persona/llm', toNodeListener(handlers.llm ?? notConfigured));
  return api;
}
