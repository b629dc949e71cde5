import type { Clock } from '../../ports/environment.js';

/**
 * Settles like the promise, or rejects after `ms` milliseconds. An aborted signal removes the limit but does not affect
 * the promise.
 */
export async function withinTime<Result>(
  promise: Promise<Result>,
  ms: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Result> {
  if (signal?.aborted) return promise;
  let timer: unknown;
  const stop = () => clock.clearTimeout(timer);
  const late = new Promise<never>((_, reject) => {
    timer = clock.setTimeout(
      () => reject(new Error(`The storage did not respond within ${ms / 1000} s.`)),
      ms,
    );
  });
  signal?.addEventListener('abort', stop);
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop();
    signal?.removeEventListener('abort', stop);
  }
}
