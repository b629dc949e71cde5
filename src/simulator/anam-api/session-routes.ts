import type { ApiCall } from './api-call.js';
import { notFound } from './api-response.js';

/** What the API knows of the engine's sessions. */
export interface EngineSessions {
  /** Ends a session of this id. @returns whether there was one */
  readonly end: (sessionId: string) => boolean;
  /** How many sessions run, and how many may. */
  readonly count: () => { readonly active: number; readonly limit: number };
  /** `null` if the session never was. */
  readonly transcript: (sessionId: string) => object | null;
}

/** `/v1/sessions`: the concurrency, the end of a session, and its transcript. */
export function sessionRoutes(
  { method, id }: ApiCall,
  action: string | undefined,
  sessions: EngineSessions,
): Response {
  if (id === 'concurrency' && action === undefined && method === 'GET') return concurrency(sessions.count());
  if (id !== null && action === 'stop' && method === 'POST') {
    return sessions.end(id) ? new Response(null, { status: 204 }) : notFound('Session');
  }
  if (id !== null && action === 'transcript' && method === 'GET') {
    const transcript = sessions.transcript(id);
    return transcript ? Response.json(transcript) : notFound('Session');
  }
  return notFound('Route');
}

/** When a session ends is unknown to the simulator: then the wait is `null`, as Anam describes it. */
function concurrency({ active, limit }: ReturnType<EngineSessions['count']>): Response {
  const canStartSession = active < limit;
  return Response.json({ limit, active, canStartSession, estimatedWaitSeconds: canStartSession ? 0 : null });
}
