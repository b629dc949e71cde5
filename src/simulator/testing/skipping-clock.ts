import type { SimulatorClock } from '../clock.js';

interface Waiting {
  readonly at: number;
  readonly callback: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A clock that runs in real time, like media and WebRTC, and can also be advanced. */
export class SkippingClock implements SimulatorClock {
  #skipped = 0;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  now(): number {
    return performance.now() + this.#skipped;
  }

  setTimeout(callback: () => void, ms: number): number {
    const id = this.#nextId++;
    const timer = setTimeout(() => this.#fire(id), ms);
    this.#waiting.set(id, { at: this.now() + ms, callback, timer });
    return id;
  }

  clearTimeout(id: unknown): void {
    clearTimeout(this.#waiting.get(id as number)?.timer);
    this.#waiting.delete(id as number);
  }

  /** Fires the timers of the next `ms` now, in order. */
  skip(ms: number): void {
    const end = this.now() + ms;
    for (let next = this.#dueBy(end); next; next = this.#dueBy(end)) {
      this.#skipped += Math.max(0, next[1].at - this.now());
      this.#fire(next[0]);
    }
    this.#skipped += Math.max(0, end - this.now());
    // The other timers wait for that much less time.
    for (const [id, { at, timer }] of this.#waiting) {
      clearTimeout(timer);
      const shorter = setTimeout(() => this.#fire(id), at - this.now());
      this.#waiting.set(id, { ...(this.#waiting.get(id) as Waiting), timer: shorter });
    }
  }

  #dueBy(end: number): [number, Waiting] | undefined {
    return [...this.#waiting].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0];
  }

  #fire(id: number): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    waiting.callback();
  }
}
