import type { SimulatorClock } from './clock.js';

/** What a session waits for; nothing of it is left when the session is over. */
export class SessionTimers {
  #expiry: unknown = null;
  readonly #waits = new Set<unknown>();

  constructor(private readonly clock: SimulatorClock) {}

  /** Resolves after `ms`, and never when the session ends before. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.clock.setTimeout(() => {
        this.#waits.delete(timer);
        resolve();
      }, ms);
      this.#waits.add(timer);
    });
  }

  expireIn(ms: number, expire: () => void): void {
    this.keep();
    this.#expiry = this.clock.setTimeout(expire, ms);
  }

  /** It does not expire any more. */
  keep(): void {
    this.clock.clearTimeout(this.#expiry);
  }

  clear(): void {
    this.keep();
    for (const timer of this.#waits) this.clock.clearTimeout(timer);
  }
}
