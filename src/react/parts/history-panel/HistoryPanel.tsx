'use client';

import { useEffect, useRef, type RefObject } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { Icon } from '../../shared/Icon.js';
import { PanelContent } from './PanelContent.js';
import { useIsNarrow } from './useIsNarrow.js';

interface HistoryPanelProps {
  readonly id: string;
  /** What it is beside, or on top of where there is no room. */
  readonly host: RefObject<HTMLElement | null>;
  /** The turn whose entry takes the focus. */
  readonly turnId: string | null;
  readonly onJump: ((turnId: string) => void) | undefined;
  readonly onClose: () => void;
}

/** The viewer in a panel beside the conversation, or in a sheet over it where that is narrow. */
export function HistoryPanel({ id, host, turnId, onJump, onClose }: HistoryPanelProps) {
  const { history } = useLabels();
  const isNarrow = useIsNarrow(host);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    if (!current || isNarrow === null) return undefined;
    // As a sheet it holds the focus; beside the conversation both can be used.
    if (isNarrow) current.showModal();
    else current.show();
    return () => current.close();
  }, [isNarrow]);
  return (
    <dialog
      ref={dialog}
      id={id}
      aria-label={history.title}
      className="persona-root persona-history-panel"
      data-presentation={isNarrow ? 'sheet' : 'panel'}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Its own `cancel` comes for Escape only when it is modal.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        // Only this is closed: no answer is interrupted by it.
        event.stopPropagation();
        event.preventDefault();
        onClose();
      }}
    >
      <header className="persona-history-panel-header">
        <h2>{history.title}</h2>
        <button
          type="button"
          className="persona-button-bare persona-history-close"
          aria-label={history.close}
          title={history.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <PanelContent turnId={turnId} onJump={isNarrow ? onJump : undefined} />
    </dialog>
  );
}
