import type { TurnResult } from '../api/persona-api.js';
import type { TurnOutcome } from '../machine/turn/turn-state.js';

/** Keeps the promises of `TurnHandle.ended`. */
export class TurnWatch {
  readonly #waiting = new Map<string, (result: TurnResult) => void>();
  readonly #ended: TurnResult[] = [];

  watch(turnId: string): Promise<TurnResult> {
    return new Promise((resolve) => this.#waiting.set(turnId, resolve));
  }

  /** Turns of the user's speech have no handle. */
  end(turnId: string, outcome: TurnOutcome): void {
    if (this.#waiting.has(turnId)) this.#ended.push({ turnId, outcome });
  }

  /** `later` calls back when the end can be read from the store, so that whoever awaited it sees it. */
  settle(later: (callback: () => void) => void): void {
    for (const result of this.#ended.splice(0)) {
      const resolve = this.#waiting.get(result.turnId);
      this.#waiting.delete(result.turnId);
      later(() => resolve?.(result));
    }
  }
}
