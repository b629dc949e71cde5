import type { SimulatorClock } from './clock.js';

/** The timers of a session. All of them are cleared when the session ends. */
export class SessionTimers {
  #expiry: unknown = null;
  readonly #waits = new Set<unknown>();

  constructor(private readonly clock: SimulatorClock) {}

  /** Resolves after `ms`, or never if the session ends earlier. */
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

  /** Cancels the expiry of the session. */
  keep(): void {
    this.clock.clearTimeout(this.#expiry);
  }

  clear(): void {
    this.keep();
    for (const timer of this.#waits) this.clock.clearTimeout(timer);
  }
}
