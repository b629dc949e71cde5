import type { SimulatorClock } from '../clock.js';
import { LlmFailure } from './llm-failure.js';

/** A time limit, and the signal that ends the wait earlier. */
export interface Limit {
  readonly clock: SimulatorClock;
  readonly ms: number;
  readonly signal: AbortSignal;
}

/**
 * Limits work that may support neither time limits nor signals, such as an endpoint function.
 * @throws LlmFailure `timeout`, or the abort reason
 */
export function within<T>(promise: Promise<T>, { clock, ms, signal }: Limit): Promise<T> {
  // A rejection after the limit is ignored.
  promise.catch(() => undefined);
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const settle = (then: () => void) => {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      then();
    };
    const abort = () => settle(() => reject(signal.reason as Error));
    const expire = () => settle(() => reject(new LlmFailure('timeout', `nothing arrived for ${ms} ms`)));
    const timer = ms === Infinity ? null : clock.setTimeout(expire, ms);
    signal.addEventListener('abort', abort);
    promise.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
