/** Why a call upstream was given up: a silence, a client that went away, or the other side's own failure. */
export type DeadlineCause = 'timeout' | 'client' | 'failure';

/** One call upstream: aborted by the client that asked, or by a silence that is too long. */
export interface Deadline {
  /** For `fetch`. */
  readonly signal: AbortSignal;
  /** `null` as long as the call goes on. */
  readonly cause: DeadlineCause | null;
  /** Waits for `step`, for the given time at most; rejects at once when the call is given up, even if `step` hangs. */
  during<T>(step: Promise<T>): Promise<T>;
  /** Aborts what still runs. */
  abort(cause: DeadlineCause): void;
  /** Lets go of the client's signal. To be called when the call is over, however it ended. */
  release(): void;
}

/** @param silenceMs the longest that one `during` may take */
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
    const onAbort = () => reject(new Error('The call was given up.'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    step.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
