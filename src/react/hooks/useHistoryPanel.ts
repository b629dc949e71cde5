'use client';

import { useCallback, useEffect, useId, useMemo, useRef, useState, type RefObject } from 'react';
import { focusedIn } from '../shared/focused-in.js';
import { useAsTurnPlace, useTurnPlace } from '../shared/useTurnPlace.js';

/** Where the focus goes once the panel is gone: a sheet makes everything else inert until then. */
type Leaving = { readonly to: 'opener' } | { readonly to: 'transcript'; readonly turnId: string };

/** A panel with the history of thoughts: what `HistoryPanel` and `HistoryButton` share. */
export interface HistoryPanelControl {
  /** The element that the panel is in. */
  readonly root: RefObject<HTMLElement | null>;
  /** The `id` of the panel, for `aria-controls`. */
  readonly id: string;
  readonly isOpen: boolean;
  /** The turn whose entry takes the focus when the panel opens. */
  readonly turnId: string | null;
  /** Opens the panel, at the entry of a turn if one is given. */
  readonly open: (turnId?: string) => void;
  /** Closes the panel and gives the focus back. */
  readonly close: () => void;
  readonly toggle: () => void;
  /** Closes the panel and shows the turn in the transcript. */
  readonly showInTranscript: (turnId: string) => void;
}

/**
 * Opens and closes a `HistoryPanel`, and gives the focus back to where it was. "Show in thoughts" below a block of
 * reasoning opens it at that turn.
 *
 * @param root the element that the panel is in: beside its content where there is room (1000 px), else over it
 *
 * @example
 * const root = useRef<HTMLDivElement>(null);
 * const panel = useHistoryPanel(root);
 * return (
 *   <div ref={root}>
 *     <HistoryButton panel={panel} />
 *     <Transcript />
 *     <HistoryPanel panel={panel} />
 *   </div>
 * );
 */
export function useHistoryPanel(root: RefObject<HTMLElement | null>): HistoryPanelControl {
  const id = useId();
  const [target, setTarget] = useState<{ readonly turnId: string | null } | null>(null);
  const opener = useRef<Element | null>(null);
  const leaving = useRef<Leaving>({ to: 'opener' });
  const toTranscript = useTurnPlace('transcript');
  const control = useMemo(() => {
    const open = (turnId?: string) => {
      opener.current ??= root.current && focusedIn(root.current);
      setTarget({ turnId: turnId ?? null });
    };
    const leave = (next: Leaving) => {
      leaving.current = next;
      setTarget(null);
    };
    const close = () => leave({ to: 'opener' });
    return {
      root,
      id,
      isOpen: target !== null,
      turnId: target?.turnId ?? null,
      open,
      close,
      toggle: () => (target ? close() : open()),
      showInTranscript: (turnId: string) => leave({ to: 'transcript', turnId }),
    };
  }, [root, id, target]);
  const { open } = control;
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
  return control;
}
