import express from 'express';
import { toNodeListener } from 'anam-react/node';
import type { PersonaHandlers } from './persona-handlers.js';

export function expressHost({ session, end, llm, endpoint }: PersonaHandlers, app = express()) {
  app.post('/api/persona/session', toNodeListener(session));
  app.post('/api/persona/end', toNodeListener(end));
  app.post('/api/persona/llm', toNodeListener(llm));
  app.use('/api/llm', toNodeListener(endpoint));
  return app;
}
