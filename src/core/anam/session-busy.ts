/** Asks the session endpoint how long all sessions are in use. Loaded with the first start that asks. */
import { startErrors } from '../../internal/errors/start-errors.js';
import { errorFactory, PersonaError } from '../../internal/persona-error.js';
import { readText } from '../../internal/read-text.js';
import type { Clock } from '../ports/environment.js';
import type { ConnectRequest, SessionRequest, SessionSignal } from '../ports/session-port.js';
import { endpointAccess } from './session-endpoint.js';
import type { SessionEndpoint } from './session-source.js';
import { waitMsOf } from './wait-ms.js';

const startErrorOf = errorFactory(startErrors);

/** The check delays a start, so it gets less time than the start itself. */
const PATIENCE_MS = 3_000;
const MAX_BODY_BYTES = 4_096;

/** What the check needs from outside. */
export interface Outside {
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
}

/** The latest request of each endpoint, and whether the user was warned before it. */
const latest = new WeakMap<SessionEndpoint, Asked>();

interface Asked {
  readonly request: SessionRequest;
  readonly warned: boolean;
}

/**
 * Warns once if all sessions seem to be in use. The next start is not checked, because the estimate can be wrong. A
 * renewal and a mode switch are never checked: the page's own lost session may still be counted.
 * @throws PersonaError `session-busy` with `data.precheck`
 */
export async function checkBeforeStart(
  source: SessionEndpoint,
  request: SessionRequest,
  outside: Outside,
): Promise<void> {
  const wasWarned = latest.get(source)?.warned === true;
  latest.set(source, { request, warned: false });
  if (wasWarned || request.cause !== 'start') return;
  const wait = await askForWait(source, request, outside);
  // The start was cancelled, so no token is requested.
  request.signal.throwIfAborted();
  if (!wait.busy) return;
  latest.set(source, { request, warned: true });
  throw startErrorOf('session-busy', {
    message: 'All sessions of the Anam account seem to be in use. The next start is not checked.',
    precheck: true,
    // The user may start at once.
    retryAfterMs: 0,
    ...(wait.estimatedWaitMs !== undefined && { estimatedWaitMs: wait.estimatedWaitMs }),
  });
}

/** Adds the estimate to the error of a start that Anam refused as busy. Other signals are passed on at once. */
export function tellingWait(
  source: SessionEndpoint,
  connection: ConnectRequest,
  outside: Outside,
): ConnectRequest {
  const { onSignal } = connection;
  const request = latest.get(source)?.request;
  if (request?.cause !== 'start') return connection;
  const tell = async (signal: Extract<SessionSignal, { type: 'failed' }>) => {
    const { estimatedWaitMs } = await askForWait(source, request, outside);
    onSignal(
      estimatedWaitMs === undefined ? signal : { ...signal, error: withWait(signal.error, estimatedWaitMs) },
    );
  };
  return {
    ...connection,
    onSignal: (signal) =>
      signal.type === 'failed' && signal.error.code === 'session-busy' ? void tell(signal) : onSignal(signal),
  };
}

const withWait = (error: PersonaError, estimatedWaitMs: number): PersonaError =>
  new PersonaError(
    error.code,
    error.message,
    error,
    { ...error.data, estimatedWaitMs },
    { cause: error.cause },
  );

interface Wait {
  readonly busy: boolean;
  readonly estimatedWaitMs?: number | undefined;
}

const unknown: Wait = { busy: false };

/** Never rejects: an endpoint that cannot tell must not keep anyone from a start. */
async function askForWait(source: SessionEndpoint, request: SessionRequest, outside: Outside): Promise<Wait> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = outside.clock.setTimeout(stop, PATIENCE_MS);
  request.signal.addEventListener('abort', stop);
  const { signal } = controller;
  const gaveUp = new Promise<Wait>((resolve) => signal.addEventListener('abort', () => resolve(unknown)));
  try {
    const asked = post(source, { ...request, signal }, outside.fetch).catch(() => unknown);
    return await Promise.race([asked, gaveUp]);
  } finally {
    outside.clock.clearTimeout(timer);
    request.signal.removeEventListener('abort', stop);
  }
}

async function post(source: SessionEndpoint, request: SessionRequest, send: typeof fetch): Promise<Wait> {
  const { url, ...access } = await endpointAccess(source, request);
  const { signal } = request;
  // A redirect would receive the user's cookies.
  const init: RequestInit = { method: 'POST', ...access, body: '{"check":true}', redirect: 'manual', signal };
  const response = await send(url, init);
  const { text, complete } = await readText(response.body, MAX_BODY_BYTES, signal);
  if (!response.ok || !complete) return unknown;
  const { busy, estimatedWaitSeconds } = JSON.parse(text) as {
    readonly busy?: unknown;
    readonly estimatedWaitSeconds?: unknown;
  };
  return { busy: busy === true, estimatedWaitMs: waitMsOf(estimatedWaitSeconds) };
}
