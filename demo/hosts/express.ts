import express from 'express';
import { toNodeListener } from 'anam-react/node';
import type { PersonaHandlers } from './persona-handlers.js';

export function expressHost({ session, stop, llm }: PersonaHandlers, app = express()) {
  app.post('/api/persona/session', toNodeListener(session));
  app.post('/api/persona/stop', toNodeListener(stop));
  app.post('/api/persona/llm', toNodeListener(llm));
  return app;
}
