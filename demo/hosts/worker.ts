import type { PersonaHandlers } from './persona-handlers.js';

export function workerHost({ session, end, llm }: PersonaHandlers) {
  const routes = new Map([
    ['/api/persona/session', session],
    ['/api/persona/end', end],
    ['/api/persona/llm', llm],
  ]);
  const worker = {
    fetch: async (request: Request) =>
      (await routes.get(new URL(request.url).pathname)?.(request)) ?? new Response(null, { status: 404 }),
  };
  return worker;
}
