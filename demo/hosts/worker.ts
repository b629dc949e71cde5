import type { PersonaHandlers } from './persona-handlers.js';

export function workerHost({ session, end, llm, endpoint }: PersonaHandlers) {
  const routes = new Map([
    ['/api/persona/session', session],
    ['/api/persona/end', end],
    ['/api/persona/llm', llm],
  ]);
  const worker = {
    fetch: async (request: Request) => {
      const { pathname } = new URL(request.url);
      const handler = pathname.startsWith('/api/llm') ? endpoint : routes.get(pathname);
      return (await handler?.(request)) ?? new Response(null, { status: 404 });
    },
  };
  return worker;
}
