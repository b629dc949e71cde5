'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { ShowTurn } from '../../shared/turn-places.js';
import { focusedIn } from '../../shared/focused-in.js';
import { useReasoningHistory } from './history-context.js';

interface Ref<Value> {
  readonly current: Value | null;
}

/** How often an entry that is far away is looked for until the list has rendered it, in frames. */
const PATIENCE = 30;

/** Shows the entry of a turn and gives it the focus: asked for by another part, or by `target` when it opens. */
export function useFocusInList(list: Ref<VirtualizerHandle>, scroller: Ref<HTMLElement>): ShowTurn {
  const { entries, target, clearTarget } = useReasoningHistory('<ReasoningHistory.List>');
  const frame = useRef(0);
  const show = useCallback(
    (turnId: string): boolean => {
      const index = entries.findIndex((entry) => entry.turnId === turnId);
      if (index < 0) return false;
      list.current?.scrollToIndex(index);
      const look = (tries: number): void => {
        const entry =
          scroller.current?.querySelector<HTMLElement>(`[data-turn-id="${CSS.escape(turnId)}"]`) ?? null;
        entry?.focus();
        // Before it has been measured it is there, and hidden: then it takes no focus.
        const hasFocus = entry !== null && focusedIn(entry) === entry;
        if (!hasFocus && tries > 0) frame.current = requestAnimationFrame(() => look(tries - 1));
      };
      look(PATIENCE);
      return true;
    },
    [entries, list, scroller],
  );
  useEffect(() => {
    if (target !== null && show(target)) clearTarget();
  }, [target, show, clearTarget]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return show;
}
