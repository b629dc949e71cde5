'use client';

import { useCallback, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { TranscriptMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import type { RenderedProps } from '../../shared/renderer/Rendered.js';
import { shortTime } from '../../shared/message-time.js';
import { MessageTime } from './MessageTime.js';
import { TranscriptContext } from './transcript-context.js';

const Actions = onDemand(() => import('./MessageActions.js').then((code) => code.MessageActions));

const Rendered = onDemand<RenderedProps>(
  () => import('../../shared/renderer/app-renderers.js').then((code) => code.Rendered),
  ({ instead }) => instead,
);

export interface MessageFooterProps {
  readonly message: TranscriptMessage;
  /** Whether the message has a button to ask again. */
  readonly retryable: boolean;
  readonly onEdit?: () => void;
}

/** The actions and the time of a message. Without them it keeps its height, so that nothing moves under the pointer. */
export function MessageFooter({ message, retryable, onEdit }: MessageFooterProps): ReactNode {
  const { locale } = useLabels();
  const { active, timestamps, renderActions } = useContext(TranscriptContext);
  const { id, createdAt } = message;
  const read = () => active.has(id);
  const isActive = useSyncExternalStore(
    useCallback((listener) => active.subscribe(id, listener), [active, id]),
    read,
    read,
  );
  const actions = isActive && <Actions message={message} retryable={retryable} {...(onEdit && { onEdit })} />;
  return (
    <div className="persona-message-footer" data-times={timestamps}>
      {isActive && renderActions ? (
        <Rendered
          name="renderActions"
          inputs={[message]}
          render={() => renderActions(message, actions)}
          instead={actions}
        />
      ) : (
        actions
      )}
      {timestamps === 'always' || (isActive && timestamps !== 'never') ? (
        <MessageTime at={createdAt} text={shortTime(createdAt, locale)} />
      ) : null}
    </div>
  );
}
