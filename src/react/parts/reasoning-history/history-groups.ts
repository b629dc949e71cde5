import type { ReasoningOrder } from '../../hooks/useReasoningHistory.js';
import type { ReasoningTurn } from '../../reasoning/reasoning-turn.js';

/** Turns per group. */
const SIZE = 4;

/** Consecutive turns, in display order. */
export interface HistoryGroupOfTurns {
  readonly id: string;
  readonly turns: readonly ReasoningTurn[];
}

export const groupCount = (turns: number): number => Math.ceil(turns / SIZE);

/**
 * Returns the groups from `from` up to, but not including, `end`. Groups are always counted from the oldest turn, so a
 * new turn changes only the newest group.
 */
export function groupsOf(
  turns: readonly ReasoningTurn[],
  order: ReasoningOrder,
  { from, end }: { readonly from: number; readonly end: number },
): readonly HistoryGroupOfTurns[] {
  const groups = Array.from({ length: end - from }, (_, index) => {
    const [oldest, past] = [(from + index) * SIZE, Math.min((from + index + 1) * SIZE, turns.length)];
    return order === 'oldest'
      ? groupOf(turns.slice(oldest, past), 0)
      : groupOf(turns.slice(turns.length - past, turns.length - oldest), -1);
  });
  return order === 'oldest' ? groups : groups.reverse();
}

/** Creates a group. Its key is the id of its oldest turn, which stays in the group. */
const groupOf = (turns: readonly ReasoningTurn[], oldest: 0 | -1): HistoryGroupOfTurns => ({
  id: turns.at(oldest)?.id ?? '',
  turns,
});

/** Returns the index of the group that contains the turn at this index. */
export function groupAt(place: number, order: ReasoningOrder, turns: number): number {
  return Math.floor((order === 'oldest' ? place : turns - 1 - place) / SIZE);
}
