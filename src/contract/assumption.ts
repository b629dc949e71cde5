import type { Trace } from './trace.js';
import type { Verdict } from './verdict.js';

/** One thing that this package assumes about Anam's service, with its check. */
export interface Assumption {
  readonly id: string;
  readonly sentence: string;
  /** Where the assumption comes from. */
  readonly source: string;
  /** What goes wrong in this package if the service differs. */
  readonly breaks: string;
  /** Whether its check needs a session, which Anam bills by the second. */
  readonly cost: 'free' | 'paid';
  /** The steps that must have run: the names of requests, or acts of a session, such as `client/hello`. */
  readonly steps: readonly string[];
  readonly check: (trace: Trace) => Verdict;
}
