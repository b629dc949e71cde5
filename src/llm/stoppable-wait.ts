/** Ends a wait at once from outside, also when what it waits for takes no notice of the signal. */
export class StoppableWait {
  #reject: ((reason: unknown) => void) | undefined;
  readonly #signal: AbortSignal;
  readonly #onAbort: () => void;

  constructor(signal: AbortSignal, onAbort: () => void = () => undefined) {
    this.#signal = signal;
    this.#onAbort = () => {
      onAbort();
      this.stop(signal.reason);
    };
    signal.addEventListener('abort', this.#onAbort);
  }

  /** One at a time. */
  for<T>(work: PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      work.then(resolve, reject);
    });
  }

  /** Rejects the wait that is on. */
  stop(reason: unknown): void {
    this.#reject?.(reason);
  }

  /** Lets go of the signal. */
  release(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}
