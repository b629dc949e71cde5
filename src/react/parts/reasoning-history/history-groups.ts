import type { ReasoningOrder } from '../../hooks/useReasoningHistory.js';
import type { ReasoningTurn } from '../../reasoning/reasoning-turn.js';

/** Turns in a group: few, as each is a card of its own. */
const SIZE = 4;

/** Some neighbouring turns, in the order in which they are shown. */
export interface HistoryGroupOfTurns {
  readonly id: string;
  readonly turns: readonly ReasoningTurn[];
}

export const groupCount = (turns: number): number => Math.ceil(turns / SIZE);

/**
 * The groups from `from` to before `end`, counted from the oldest whatever comes first: a new turn changes the newest
 * group and leaves the others as they are.
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

/** Named after its oldest turn, which stays in it. */
const groupOf = (turns: readonly ReasoningTurn[], oldest: 0 | -1): HistoryGroupOfTurns => ({
  id: turns.at(oldest)?.id ?? '',
  turns,
});

/** The group that has the turn at this place of the list. */
export function groupAt(place: number, order: ReasoningOrder, turns: number): number {
  return Math.floor((order === 'oldest' ? place : turns - 1 - place) / SIZE);
}
