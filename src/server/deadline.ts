/** Why an upstream call was aborted: a timeout, a disconnected client, or an upstream error. */
export type DeadlineCause = 'timeout' | 'client' | 'failure';

/** The abort logic of one upstream call, which is aborted when the client disconnects or a step takes too long. */
export interface Deadline {
  /** For `fetch`. */
  readonly signal: AbortSignal;
  /** `null` while the call continues. */
  readonly cause: DeadlineCause | null;
  /** Waits for `step` up to the time limit. Rejects immediately when the call is aborted, even if `step` hangs. */
  during<T>(step: Promise<T>): Promise<T>;
  /** Aborts the call. */
  abort(cause: DeadlineCause): void;
  /** Removes the listener from the client's signal. Call it when the call has ended. */
  release(): void;
}

/** @param silenceMs the time limit for each `during` */
export function createDeadline(silenceMs: number, client: AbortSignal): Deadline {
  const controller = new AbortController();
  let cause: DeadlineCause | null = null;
  const abort = (why: DeadlineCause) => {
    cause ??= why;
    controller.abort();
  };
  const onClientAbort = () => abort('client');
  if (client.aborted) onClientAbort();
  else client.addEventListener('abort', onClientAbort, { once: true });

  return {
    signal: controller.signal,
    get cause() {
      return cause;
    },
    abort,
    release: () => client.removeEventListener('abort', onClientAbort),
    during: (step) => {
      const timer = setTimeout(() => abort('timeout'), silenceMs);
      return untilAbort(step, controller.signal).finally(() => clearTimeout(timer));
    },
  };
}

function untilAbort<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(new Error('The call was cancelled.'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    step.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
