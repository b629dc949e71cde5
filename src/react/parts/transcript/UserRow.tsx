'use client';

import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import type { UserMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { MessageFooter } from './MessageFooter.js';
import { MessageText } from '../../shared/message-text/MessageText.js';

const Editor = onDemand(() => import('./MessageEditor.js').then((code) => code.MessageEditor));
const Files = onDemand(() => import('../message-parts/message-parts.js').then((code) => code.UserFiles));

interface UserRowProps {
  readonly message: UserMessage;
  /** Whether the turn has no answer. The user message then has the button to ask again. */
  readonly unanswered: boolean;
}

export function UserRow({ message, unanswered }: UserRowProps): ReactNode {
  const { you } = useLabels();
  const row = useRef<HTMLDivElement>(null);
  const [by, text] = [useId(), useId()];
  const [editing, setEditing] = useState(false);
  const edit = useCallback(() => setEditing(true), []);
  const close = useCallback(() => {
    // The focused field is about to unmount.
    row.current?.focus({ preventScroll: true });
    setEditing(false);
  }, []);
  return (
    <div
      ref={row}
      // Focusable with the arrow keys; when focused, screen readers read the speaker and the whole message.
      role="article"
      aria-labelledby={`${by} ${text}`}
      className="persona-message"
      data-role="user"
      data-turn-id={message.turnId}
      data-message-id={message.id}
      tabIndex={-1}
    >
      <span id={by} className="persona-hidden">
        {`${you}: `}
      </span>
      {message.files.length > 0 && <Files message={message} />}
      <div id={text} className="persona-message-text">
        {editing ? <Editor message={message} onClose={close} /> : <MessageText text={message.text} />}
      </div>
      {!editing && <MessageFooter message={message} retryable={unanswered} onEdit={edit} />}
    </div>
  );
}
