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
