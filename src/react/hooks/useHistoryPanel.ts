'use client';

import { useCallback, useEffect, useId, useMemo, useRef, useState, type RefObject } from 'react';
import { focusedIn } from '../shared/focused-in.js';
import { useAsTurnPlace, useTurnPlace } from '../shared/useTurnPlace.js';

/** The state of a history panel, for `HistoryPanel` and `HistoryButton`. */
export interface HistoryPanelControl {
  /** The element that contains the panel. */
  readonly root: RefObject<HTMLElement | null>;
  /** The `id` of the panel, for `aria-controls`. */
  readonly id: string;
  readonly isOpen: boolean;
  /** The turn whose entry gets the focus when the panel opens. */
  readonly turnId: string | null;
  /** Opens the panel, at the entry of a turn if one is given. */
  readonly open: (turnId?: string) => void;
  /** Closes the panel and restores the focus. */
  readonly close: () => void;
  readonly toggle: () => void;
  /** Closes the panel and shows the turn in the transcript. */
  readonly showInTranscript: (turnId: string) => void;
}

/**
 * Opens and closes a `HistoryPanel`, and restores the focus. "Show in thoughts" below a reasoning block opens the panel at
 * that turn.
 *
 * @param root the element that contains the panel: beside its content from 1100 px width, otherwise over it
 *
 * @example
 * function Conversation() {
 *   const root = useRef<HTMLDivElement>(null);
 *   const panel = useHistoryPanel(root);
 *   return (
 *     <div ref={root}>
 *       <HistoryButton panel={panel} />
 *       <Transcript />
 *       <HistoryPanel panel={panel} />
 *     </div>
 *   );
 * }
 */
export function useHistoryPanel(root: RefObject<HTMLElement | null>): HistoryPanelControl {
  const id = useId();
  // `undefined`: closed. `null`: open, at no turn.
  const [target, setTarget] = useState<string | null>();
  const opener = useRef<Element | null>(null);
  // The turn that gets the focus after the panel has closed, because a sheet makes everything else inert; `null`: the opener.
  const leavingFor = useRef<string | null>(null);
  const toTranscript = useTurnPlace('transcript');
  const control = useMemo(() => {
    const open = (turnId?: string) => {
      opener.current ??= root.current && focusedIn(root.current);
      setTarget(turnId ?? null);
    };
    const leave = (turnId: string | null) => {
      leavingFor.current = turnId;
      setTarget(undefined);
    };
    const close = () => leave(null);
    const isOpen = target !== undefined;
    return {
      root,
      id,
      isOpen,
      turnId: target ?? null,
      open,
      close,
      toggle: () => (isOpen ? close() : open()),
      showInTranscript: leave,
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
  // While the panel is open, the list shows the turn.
  useAsTurnPlace('history', target === undefined ? showTurn : null);
  useEffect(() => {
    if (target !== undefined || !opener.current) return;
    const [from, turnId] = [opener.current, leavingFor.current];
    opener.current = null;
    // Not during React's render: the transcript mounts a distant turn synchronously.
    if (turnId !== null) queueMicrotask(() => toTranscript?.(turnId));
    else if (from instanceof HTMLElement) from.focus();
  }, [target, toTranscript]);
  return control;
}
