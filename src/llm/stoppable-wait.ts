/** A wait that can be ended immediately, even if the awaited work ignores the signal. */
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

  /** Only one wait at a time. Applies `then` directly, which saves a microtask per chunk. */
  for<T, U>(work: PromiseLike<T>, then: (value: T) => U): Promise<U> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      work.then((value) => resolve(then(value)), reject);
    });
  }

  /** Rejects the current wait. */
  stop(reason: unknown): void {
    this.#reject?.(reason);
  }

  /** Removes the listener from the signal. */
  release(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}
