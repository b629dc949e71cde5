import type { SessionRecord } from '../session-record.js';
import type { ApiCall } from './api-call.js';
import { notFound } from './api-response.js';
import { transcriptOf } from './transcript.js';

/** The part of the engine that the API uses. */
export interface EngineSessions {
  readonly sessions: readonly EngineSession[];
  /** The maximum number of simultaneous sessions. @default no limit */
  readonly limit?: number | undefined;
}

interface EngineSession {
  readonly id: string;
  readonly open: boolean;
  readonly record: SessionRecord;
  end(reason: string): void;
}

/** The reported limit if there is none. */
const MANY = 1000;

/** `/v1/sessions`: the concurrency, the end of a session, and its transcript. */
export function sessionRoutes(
  { method, id }: ApiCall,
  action: string | undefined,
  engine: EngineSessions = { sessions: [] },
): Response {
  const route = `${method} ${action ?? ''}`;
  if (id === 'concurrency' && route === 'GET ') return concurrency(engine);
  const session = engine.sessions.find((one) => one.id === id);
  if (route === 'POST stop' && session?.open) {
    session.end('Session stopped');
    return new Response(null, { status: 204 });
  }
  if (route === 'GET transcript' && session) return Response.json(transcriptOf(session.id, session.record));
  return notFound('Session');
}

/**
 * Returns the concurrency. The simulator does not know when a session will end, so the wait is `null`, as Anam
 * describes.
 */
function concurrency({ sessions, limit = MANY }: EngineSessions): Response {
  const active = sessions.filter(({ open }) => open).length;
  const canStartSession = active < limit;
  return Response.json({ limit, active, canStartSession, estimatedWaitSeconds: canStartSession ? 0 : null });
}
