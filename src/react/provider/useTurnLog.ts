'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { logItems, type GroupedLog } from '../../core/index.js';
import { noTurn, type OfTurn, type TurnItems, type TurnLogIndex } from './turn-log-index.js';

const noItems: GroupedLog<never> = { groups: [], size: 0 };
const selectNone = () => noItems;
/** No turn has this id. */
const nobody = '\0';

/** What a log holds of one turn, and whether that turn is still thinking. */
export function useTurnLog<Item extends OfTurn>(index: TurnLogIndex<Item>, turnId: string): TurnItems<Item> {
  return useOfTurn(
    index,
    turnId,
    useCallback(() => index.read(turnId), [index, turnId]),
  );
}

/**
 * What a log holds of one turn, of none (`null`), or all of it, oldest first. The same list until something in it
 * changes.
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
