'use client';

import { useCallback, useEffect } from 'react';
import type { ShowTurn } from '../../shared/turn-places.js';
import { useHistoryContext } from './history-context.js';
import type { HistoryWindow } from './useHistoryWindow.js';

/** Shows and focuses the entry of a turn, when another part requests it or on mount with `target`. */
export function useShownTurn({ scroller, reach }: HistoryWindow): ShowTurn {
  const { turns, target, clearTarget } = useHistoryContext('<ReasoningHistory.List>');
  const show = useCallback(
    (turnId: string): boolean => {
      const place = turns.findIndex((turn) => turn.turnId === turnId);
      if (place < 0) return false;
      reach(place);
      const entry = scroller.current?.querySelector<HTMLElement>(`[data-turn-id="${CSS.escape(turnId)}"]`);
      entry?.scrollIntoView({ block: 'start' });
      entry?.focus({ preventScroll: true });
      return true;
    },
    [turns, reach, scroller],
  );
  useEffect(() => {
    if (target === null) return;
    // Not during React's render, because a distant turn is mounted synchronously.
    queueMicrotask(() => show(target) && clearTarget());
  }, [target, show, clearTarget]);
  return show;
}

/** Scrolls the current hit into view. */
export function useShownHit({ scroller, reach }: HistoryWindow): void {
  const { hit } = useHistoryContext('<ReasoningHistory.List>');
  useEffect(() => {
    if (!hit) return undefined;
    const frame = requestAnimationFrame(() => {
      reach(hit.turnIndex);
      scroller.current?.querySelector('mark[data-current]')?.scrollIntoView({ block: 'center' });
    });
    return () => cancelAnimationFrame(frame);
    // Its index changes with every new turn, which must not scroll the view.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hit?.stepId, hit?.hitIndex, scroller]);
}
