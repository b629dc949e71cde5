'use client';

import { useCallback, useEffect } from 'react';
import type { ShowTurn } from '../../shared/turn-places.js';
import { useHistoryContext } from './history-context.js';
import type { HistoryWindow } from './useHistoryWindow.js';

/** Shows the entry of a turn and gives it the focus: asked for by another part, or by `target` when it opens. */
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
    // Not within React's own work: a turn that is far away is mounted at once.
    queueMicrotask(() => show(target) && clearTarget());
  }, [target, show, clearTarget]);
  return show;
}

/** Brings the hit that the reader went to into sight. */
export function useShownHit({ scroller, reach }: HistoryWindow): void {
  const { hit } = useHistoryContext('<ReasoningHistory.List>');
  useEffect(() => {
    if (!hit) return undefined;
    const frame = requestAnimationFrame(() => {
      reach(hit.turnIndex);
      scroller.current?.querySelector('mark[data-current]')?.scrollIntoView({ block: 'center' });
    });
    return () => cancelAnimationFrame(frame);
    // Where it stands in the list changes with every turn that comes, which is no reason to move the reader.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hit?.stepId, hit?.hitIndex, scroller]);
}
