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

  /** One at a time. `then` is applied on the way, which saves a turn of the microtask queue for every chunk. */
  for<T, U>(work: PromiseLike<T>, then: (value: T) => U): Promise<U> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      work.then((value) => resolve(then(value)), reject);
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
