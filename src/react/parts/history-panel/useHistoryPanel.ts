'use client';

import { useCallback, useId, useRef, useState } from 'react';
import { useTurnPlace, useAsTurnPlace } from '../../useTurnPlace.js';

/** Opens and closes the panel, gives the focus back, and is where other parts can show what was thought in a turn. */
export function useHistoryPanel() {
  const id = useId();
  const [target, setTarget] = useState<{ readonly turnId: string | null } | null>(null);
  const cameFrom = useRef<Element | null>(null);
  const open = useCallback((turnId: string | null) => {
    cameFrom.current ??= document.activeElement;
    setTarget({ turnId });
  }, []);
  const close = useCallback(() => {
    setTarget(null);
    const { current } = cameFrom;
    cameFrom.current = null;
    if (current instanceof HTMLElement) current.focus();
  }, []);
  const showTurn = useCallback(
    (turnId: string) => {
      open(turnId);
      return true;
    },
    [open],
  );
  // While it is open, the list itself shows turns.
  useAsTurnPlace('history', target ? null : showTurn);
  const toTranscript = useTurnPlace('transcript');
  /** From a sheet, which covers the transcript. */
  const leaveFor = useCallback(
    (turnId: string) => {
      cameFrom.current = null;
      setTarget(null);
      toTranscript?.(turnId);
    },
    [toTranscript],
  );
  return { id, target, open, close, leaveFor };
}
