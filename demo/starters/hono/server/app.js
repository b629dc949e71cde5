import { Hono } from 'hono';
import { notConfigured, personaHandlers, setupOf } from './persona-handlers.js';

/**
 * The routes of the persona, for any runtime that Hono supports.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{ isDevServer?: boolean }} [options]
 */
export function createApp(env, options) {
  const handlers = personaHandlers(env, options);
  return new Hono()
    .get('/api/persona', (c) => c.json(setupOf(handlers, env)))
    .post('/api/persona/session', (c) => (handlers.session ?? notConfigured)(c.req.raw))
    .post('/api/persona/end', (c) => (handlers.end ?? notConfigured)(c.req.raw))
    .post('/api/persona/llm', (c) => (handlers.llm ?? notConfigured)(c.req.raw));
}
