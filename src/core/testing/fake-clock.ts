import type { Clock } from '../ports/environment.js';

interface Waiting {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now = 1_000_000;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  now = (): number => this.#now;

  setTimeout = (callback: () => void, ms: number): number => {
    const id = this.#nextId++;
    this.#waiting.set(id, { at: this.#now + ms, callback });
    return id;
  };

  clearTimeout = (id: unknown): void => {
    this.#waiting.delete(id as number);
  };

  /** Timers that have not fired and were not cleared. */
  get pending(): number {
    return this.#waiting.size;
  }

  /** Fires the timers of the next `ms`, in order, each at its own time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let due = this.#nextDue(end); due; due = this.#nextDue(end)) {
      this.#waiting.delete(due[0]);
      this.#now = due[1].at;
      due[1].callback();
    }
    this.#now = end;
  }

  #nextDue(end: number): [number, Waiting] | undefined {
    return [...this.#waiting]
      .filter(([, { at }]) => at <= end)
      .toSorted(([a, x], [b, y]) => x.at - y.at || a - b)[0];
  }
}
