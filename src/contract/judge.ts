import type { Assumption } from './assumption.js';
import type { Entry } from './recording.js';
import { Trace } from './trace.js';
import { unknown, type Verdict } from './verdict.js';

/** An assumption with what the recording says about it. */
export interface Judged extends Verdict {
  readonly assumption: Assumption;
}

/**
 * Judges each assumption by a recording. A recording from a service that sends something completely different makes a
 * check unable to tell; it never throws.
 */
export function judge(assumptions: readonly Assumption[], entries: readonly Entry[]): Judged[] {
  const trace = new Trace(entries);
  return assumptions.map((assumption) => ({ assumption, ...verdictOf(assumption, trace) }));
}

function verdictOf(assumption: Assumption, trace: Trace): Verdict {
  try {
    return assumption.check(trace);
  } catch (error) {
    return unknown(`the recording cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
