'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { logItems, type GroupedLog } from '../../core/index.js';
import { noTurn, type OfTurn, type TurnItems, type TurnLogIndex } from './turn-log-index.js';

const noItems: GroupedLog<never> = { groups: [], size: 0 };
const selectNone = () => noItems;
/** An id that no turn has. */
const nobody = '\0';

/** Returns the items of one turn in a log, and whether the turn is still thinking. */
export function useTurnLog<Item extends OfTurn>(index: TurnLogIndex<Item>, turnId: string): TurnItems<Item> {
  return useOfTurn(
    index,
    turnId,
    useCallback(() => index.read(turnId), [index, turnId]),
  );
}

/**
 * Returns the items of one turn in a log, of no turn (`null`), or all of them, oldest first. The list stays the same
 * until something in it changes.
 */
export function useLogItems<Item extends OfTurn>(
  index: TurnLogIndex<Item>,
  turnId?: string | null,
): readonly Item[] {
  const all = turnId === undefined;
  const log = useStore(index.store, all ? index.logOf : selectNone);
  const items = useMemo(() => logItems(log), [log]);
  const key = all ? nobody : (turnId ?? noTurn);
  const ofTurn = useOfTurn(
    index,
    key,
    useCallback(() => index.read(key).items, [index, key]),
  );
  return all ? items : ofTurn;
}

function useOfTurn<Item extends OfTurn, Result>(
  index: TurnLogIndex<Item>,
  turnId: string,
  read: () => Result,
): Result {
  const subscribe = useCallback((listener: () => void) => index.subscribe(turnId, listener), [index, turnId]);
  return useSyncExternalStore(subscribe, read, read);
}
