import type { TurnResult } from '../persona-api.js';
import type { TurnOutcome } from './turn-state.js';

/** Keeps the promises of `TurnHandle.ended`. */
export class TurnWatch {
  readonly #waiting = new Map<string, (result: TurnResult) => void>();

  watch(turnId: string): Promise<TurnResult> {
    return new Promise((resolve) => this.#waiting.set(turnId, resolve));
  }

  /** Turns of the user's speech have no handle. */
  settle(turnId: string, outcome: TurnOutcome): void {
    this.#waiting.get(turnId)?.({ turnId, outcome });
    this.#waiting.delete(turnId);
  }
}
