import { Hono } from 'hono';
import type { PersonaHandlers } from './persona-handlers.js';

export function honoHost({ session, stop, llm }: PersonaHandlers, app = new Hono()) {
  app.post('/api/persona/session', (c) => session(c.req.raw));
  app.post('/api/persona/stop', (c) => stop(c.req.raw));
  app.post('/api/persona/llm', (c) => llm(c.req.raw));
  return app;
}
