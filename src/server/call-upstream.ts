import type { Deadline } from './deadline.js';
import { Refusal, type ServerErrorCode } from './refusal.js';

/** How the failures of one other side are called. */
export interface Upstream {
  /** In sentences: `Anam`, `The model endpoint`. */
  readonly name: string;
  readonly unreachable: ServerErrorCode;
  readonly timeout: ServerErrorCode;
}

/** Performs one step of a call upstream; whatever it throws becomes a refusal. */
export async function callUpstream<T>(upstream: Upstream, deadline: Deadline, step: Promise<T>): Promise<T> {
  try {
    return await deadline.during(step);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw failure(upstream, deadline, cause);
  }
}

/** As `callUpstream`, for the request itself: an answer that comes after all is not left open. */
export async function fetchUpstream(
  upstream: Upstream,
  deadline: Deadline,
  request: () => Promise<Response>,
): Promise<Response> {
  const pending = request();
  try {
    return await callUpstream(upstream, deadline, pending);
  } catch (error) {
    pending.then((late) => late.body?.cancel()).catch(() => {});
    throw error;
  }
}

function failure({ name, unreachable, timeout }: Upstream, deadline: Deadline, cause: unknown): Refusal {
  if (deadline.cause === 'client') return new Refusal(499, 'client-closed', 'The client went away.');
  if (deadline.cause === 'timeout') return new Refusal(504, timeout, `${name} did not answer in time.`);
  return new Refusal(502, unreachable, `${name} could not be reached.`, { detail: describe(cause) });
}

/** `fetch` hides the reason (a refused connection, a bad certificate) in the cause. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
