'use client';

import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { classNames } from '../../shared/class-names.js';
import { Icon } from '../../shared/Icon.js';
import { ReasoningHistory } from '../reasoning-history/ReasoningHistory.js';
import type { HistoryPanelProps } from './history-panel-props.js';
import { useIsNarrow } from './useIsNarrow.js';

/** The panel while it is open. */
export const HistoryDialog = forwardRef<HTMLDialogElement, HistoryPanelProps>(function HistoryDialog(
  { panel, className, children, ...rest },
  ref,
) {
  const history = useHistoryLabels();
  const isNarrow = useIsNarrow(panel.root);
  const dialog = useRef<HTMLDialogElement>(null);
  useImperativeHandle<HTMLDialogElement | null, HTMLDialogElement | null>(ref, () => dialog.current);
  useEffect(() => {
    const { current } = dialog;
    if (!current || isNarrow === null) return undefined;
    // A sheet traps the focus; beside the conversation, both can be used.
    if (isNarrow) current.showModal();
    else current.show();
    return () => current.close();
  }, [isNarrow]);
  return (
    <dialog
      aria-label={history.title}
      {...rest}
      ref={dialog}
      id={panel.id}
      className={classNames('persona-root persona-history-panel', className)}
      data-presentation={isNarrow ? 'sheet' : 'panel'}
      onCancel={(event) => {
        event.preventDefault();
        panel.close();
      }}
      // A dialog fires `cancel` on Escape only if it is modal.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        // Escape closes only the panel; the event must not also interrupt an answer.
        event.stopPropagation();
        event.preventDefault();
        panel.close();
      }}
    >
      <header className="persona-history-panel-header">
        <h2>{history.title}</h2>
        <button
          type="button"
          className="persona-history-close"
          aria-label={history.close}
          title={history.close}
          onClick={panel.close}
        >
          <Icon name="close" />
        </button>
      </header>
      {/* Rendered after the dialog is shown, because nothing in it can take the focus before. */}
      {isNarrow !== null && (children ?? <Content panel={panel} isSheet={isNarrow} />)}
    </dialog>
  );
});

interface ContentProps extends Pick<HistoryPanelProps, 'panel'> {
  readonly isSheet: boolean;
}

function Content({ panel, isSheet }: ContentProps) {
  return (
    <>
      <ReasoningHistory
        focusTurn={panel.turnId}
        // A sheet covers the transcript.
        {...(isSheet && { onJump: panel.showInTranscript })}
      />
      <ReasoningHistory.ModeChoice className="persona-history-panel-foot" />
    </>
  );
}
