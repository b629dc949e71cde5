import { createServer } from 'node:http';
import { toNodeListener } from 'anam-react/node';
import type { PersonaHandlers } from './persona-handlers.js';

export function nodeHost({ session, end, llm, endpoint }: PersonaHandlers) {
  const routes = new Map([
    ['/api/persona/session', toNodeListener(session)],
    ['/api/persona/end', toNodeListener(end)],
    ['/api/persona/llm', toNodeListener(llm)],
  ]);
  const model = toNodeListener(endpoint);
  const server = createServer((req, res) => {
    const listener = req.url?.startsWith('/api/llm') ? model : routes.get(req.url ?? '');
    if (listener) listener(req, res);
    else res.writeHead(404).end();
  });
  return server;
}
