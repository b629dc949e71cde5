import type { Deadline } from './deadline.js';
import { Refusal } from './refusal.js';

/** An upstream service. */
export interface Upstream {
  /** The name used in messages: `Anam`, `The model endpoint`. */
  readonly name: string;
  /** The prefix of its error codes: `anam-unreachable`, `anam-timeout`. */
  readonly domain: 'anam' | 'elevenlabs';
}

/** Runs one step of an upstream call and converts its errors to refusals. */
export async function callUpstream<T>(upstream: Upstream, deadline: Deadline, step: Promise<T>): Promise<T> {
  try {
    return await deadline.during(step);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw failure(upstream, deadline, cause);
  }
}

function failure({ name, domain }: Upstream, deadline: Deadline, cause: unknown): Refusal {
  if (deadline.cause === 'client') return new Refusal(499, 'client-closed', 'The client disconnected.');
  if (deadline.cause === 'timeout')
    return new Refusal(504, `${domain}-timeout`, `${name} did not respond in time.`);
  return new Refusal(502, `${domain}-unreachable`, `${name} could not be reached.`, {
    detail: describe(cause),
  });
}

/** Describes an error from `fetch`, whose `cause` holds the reason (refused connection, invalid certificate). */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
