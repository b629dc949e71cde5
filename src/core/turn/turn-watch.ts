import type { CoreState } from '../core-state.js';
import type { TurnResult } from '../persona-api.js';

/** Keeps the promises of `TurnHandle.ended`. */
export class TurnWatch {
  readonly #waiting = new Map<string, (result: TurnResult) => void>();

  watch(turnId: string): Promise<TurnResult> {
    return new Promise((resolve) => this.#waiting.set(turnId, resolve));
  }

  settle(before: CoreState, after: CoreState): void {
    if (this.#waiting.size === 0) return;
    for (const [turnId, resolve] of this.#waiting) {
      const outcome = outcomeOf(turnId, before, after);
      if (!outcome) continue;
      this.#waiting.delete(turnId);
      resolve({ turnId, outcome });
    }
  }
}

function outcomeOf(turnId: string, before: CoreState, after: CoreState): TurnResult['outcome'] | null {
  const alive = ({ control }: CoreState) =>
    control.running?.id === turnId || control.queue.some((input) => input.turnId === turnId);
  if (alive(after)) return null;
  const { turn } = after.view;
  if (turn.status === 'ended' && turn.turnId === turnId) return turn.outcome;
  // It ended and another took the stage in the same step, or its session ended before its turn came.
  return alive(before) ? 'interrupted' : null;
}
