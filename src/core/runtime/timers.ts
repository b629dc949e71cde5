import { timerOwners, type TimerName, type TimerOwner } from '../machine/effect.js';
import type { Clock } from '../ports/environment.js';

interface RunningTimer {
  readonly handle: unknown;
  readonly firesAt: number;
  deadline: number;
}

/** Named one-shot timers. */
export class Timers {
  readonly #running = new Map<TimerName, RunningTimer>();

  constructor(
    private readonly clock: Clock,
    private readonly onFire: (name: TimerName) => void,
  ) {}

  /** Sets a timer. A later deadline is only stored, because setting a timer on every delta must cost almost nothing. */
  set(name: TimerName, ms: number): void {
    const deadline = this.clock.now() + ms;
    const running = this.#running.get(name);
    if (running && running.firesAt <= deadline) {
      running.deadline = deadline;
      return;
    }
    this.clear(name);
    this.#arm(name, deadline, ms);
  }

  clear(name: TimerName): void {
    const running = this.#running.get(name);
    if (!running) return;
    this.clock.clearTimeout(running.handle);
    this.#running.delete(name);
  }

  /** Clears the timers of an owner that has ended. */
  end(owner: TimerOwner): void {
    for (const name of this.#running.keys()) if (timerOwners[name] === owner) this.clear(name);
  }

  clearAll(): void {
    for (const name of this.#running.keys()) this.clear(name);
  }

  #arm(name: TimerName, deadline: number, ms: number): void {
    const handle = this.clock.setTimeout(() => this.#fire(name), ms);
    this.#running.set(name, { handle, firesAt: deadline, deadline });
  }

  #fire(name: TimerName): void {
    const running = this.#running.get(name);
    this.#running.delete(name);
    const left = (running?.deadline ?? 0) - (running?.firesAt ?? 0);
    if (left > 0) this.#arm(name, this.clock.now() + left, left);
    else this.onFire(name);
  }
}
