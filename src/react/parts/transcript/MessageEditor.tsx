'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { PersonaError, type UserMessage } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { errorSentence } from '../../labels/format-label.js';
import { lateLabels } from '../../labels/late-labels.js';
import { englishMessageEditorLabels } from '../../labels/message-editor-labels.js';
import { useLabels } from '../../labels/useLabels.js';
import { useOffered } from '../../keyboard/useChatAction.js';

const useTexts = lateLabels(({ messages }) => messages, englishMessageEditorLabels);

interface MessageEditorProps {
  readonly message: UserMessage;
  readonly onClose: () => void;
}

/**
 * Edits a user message. The edited text is sent as a new turn; the old one was already answered, so it stays in the
 * transcript and in the model's history, as with `persona.retry()`.
 */
export function MessageEditor({ message, onClose }: MessageEditorProps): ReactNode {
  const labels = useLabels();
  const { editing, editHelp, sendEdited } = useTexts();
  const persona = usePersona();
  const focusComposer = useOffered('write');
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(message.text);
  const [error, setError] = useState<PersonaError | null>(null);
  const hintId = useId();
  useEffect(() => field.current?.focus(), []);
  const send = () => {
    try {
      persona.ask(text, { source: 'text' });
      onClose();
      // The view scrolls to the new message, so the focus does not return to the old one.
      focusComposer?.();
    } catch (cause) {
      if (!PersonaError.isInstance(cause)) throw cause;
      setError(cause);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // Stop the event, because it would also interrupt the persona.
      event.preventDefault();
      onClose();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (text.trim() !== '') send();
    }
  };
  return (
    <div className="persona-message-editor">
      <textarea
        ref={field}
        rows={2}
        aria-label={editing}
        aria-describedby={hintId}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={hintId} role={error ? 'alert' : undefined}>
        {error ? errorSentence(error, labels) : editHelp}
      </p>
      <div>
        <button type="button" className="persona-button persona-button-quiet" onClick={onClose}>
          {labels.cancel}
        </button>
        <button type="button" className="persona-button" disabled={text.trim() === ''} onClick={send}>
          {sendEdited}
        </button>
      </div>
    </div>
  );
}
