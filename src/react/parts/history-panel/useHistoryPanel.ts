'use client';

import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { focusedIn } from '../../shared/focused-in.js';
import { useAsTurnPlace, useTurnPlace } from '../../shared/useTurnPlace.js';

/** Where the focus goes once the panel is gone: a sheet makes everything else inert until then. */
type Leaving = { readonly to: 'opener' } | { readonly to: 'transcript'; readonly turnId: string };

/** Opens and closes the panel, gives the focus back, and is where other parts can show what was thought in a turn. */
export function useHistoryPanel() {
  /** Of what it stands in. */
  const root = useRef<HTMLElement>(null);
  const id = useId();
  const [target, setTarget] = useState<{ readonly turnId: string | null } | null>(null);
  const opener = useRef<Element | null>(null);
  const leaving = useRef<Leaving>({ to: 'opener' });
  const toTranscript = useTurnPlace('transcript');
  const open = useCallback((turnId: string | null) => {
    opener.current ??= root.current && focusedIn(root.current);
    setTarget({ turnId });
  }, []);
  const leave = useCallback((next: Leaving) => {
    leaving.current = next;
    setTarget(null);
  }, []);
  const close = useCallback(() => leave({ to: 'opener' }), [leave]);
  /** From a sheet, which covers the transcript. */
  const leaveFor = useCallback((turnId: string) => leave({ to: 'transcript', turnId }), [leave]);
  const showTurn = useCallback(
    (turnId: string) => {
      open(turnId);
      return true;
    },
    [open],
  );
  // While it is open, the list itself shows turns.
  useAsTurnPlace('history', target ? null : showTurn);
  useEffect(() => {
    if (target !== null || !opener.current) return;
    const [from, next] = [opener.current, leaving.current];
    opener.current = null;
    // Not within React's own work: the transcript mounts a turn that is far back at once.
    if (next.to === 'transcript') queueMicrotask(() => toTranscript?.(next.turnId));
    else if (from instanceof HTMLElement) from.focus();
  }, [target, toTranscript]);
  return { root, id, target, open, close, leaveFor };
}
