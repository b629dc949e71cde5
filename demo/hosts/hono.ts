import { Hono } from 'hono';
import type { PersonaHandlers } from './persona-handlers.js';

export function honoHost({ session, end, llm, endpoint }: PersonaHandlers, app = new Hono()) {
  app.post('/api/persona/session', (c) => session(c.req.raw));
  app.post('/api/persona/end', (c) => end(c.req.raw));
  app.post('/api/persona/llm', (c) => llm(c.req.raw));
  app.all('/api/llm/*', (c) => endpoint(c.req.raw));
  return app;
}
