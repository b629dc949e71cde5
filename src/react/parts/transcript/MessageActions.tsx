'use client';

import { useState, type ReactNode } from 'react';
import { PersonaError, type PersonaState, type TranscriptMessage } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { errorSentence, stopNote } from '../../labels/format-label.js';
import type { PersonaLabels } from '../../labels/labels.js';
import { useLabels } from '../../labels/useLabels.js';
import { copyText } from '../../shared/copy-text.js';
import { Icon, type IconName } from '../../shared/Icon.js';

interface MessageActionsProps {
  readonly message: TranscriptMessage;
  readonly retryable: boolean;
  readonly onEdit?: () => void;
}

const selectLive = ({ session: { status } }: PersonaState) => status === 'live' || status === 'reconnecting';

/** Copying is always possible. Asking again and editing need a session. */
export function MessageActions({ message, retryable, onEdit }: MessageActionsProps): ReactNode {
  const labels = useLabels();
  const persona = usePersona();
  const isLive = usePersonaSelector(selectLive);
  const isRunning = usePersonaSelector(({ turn }) => turn.status !== 'ended' && isOf(turn, message));
  const [told, tell] = useState('');
  const { messages, history } = labels;
  const copy = () => {
    tell('');
    void copyText(textOf(message, labels), { ...history, ...messages }).then((isCopied) =>
      tell(isCopied ? messages.copied : messages.copyFailed),
    );
  };
  const retry = () => {
    try {
      persona.retry(message.turnId);
    } catch (cause) {
      if (!PersonaError.isInstance(cause)) throw cause;
      tell(errorSentence(cause, labels));
    }
  };
  return (
    <div className="persona-message-actions" role="group" aria-label={messages.actions}>
      <Action icon="copy" name={messages.copy} onClick={copy} />
      {retryable && isLive && !isRunning && <Action icon="again" name={messages.retry} onClick={retry} />}
      {onEdit && isLive && <Action icon="edit" name={messages.edit} onClick={onEdit} />}
      <span role="status">{told}</span>
    </div>
  );
}

/** An answer with the reason why it stopped, and its sources. */
function textOf(message: TranscriptMessage, labels: PersonaLabels): string {
  if (message.role === 'user') return message.text;
  const note = stopNote(message, labels);
  const sources = message.parts.filter((part) => part.type === 'source');
  const lines = sources.map(
    ({ title, url }, index) => `${index + 1}. ${[title, url].filter(Boolean).join(' ')}`,
  );
  if (lines.length > 0) lines.unshift(`${labels.messageParts?.sources ?? 'Sources'}:`);
  return [message.written, note && `[${note}]`, lines.join('\n')].filter(Boolean).join('\n\n');
}

const isOf = (turn: PersonaState['turn'], { turnId }: TranscriptMessage) =>
  turn.status !== 'none' && turn.turnId === turnId;

interface ActionProps {
  readonly icon: IconName;
  readonly name: string;
  readonly onClick: () => void;
}

function Action({ icon, name, onClick }: ActionProps): ReactNode {
  return (
    <button type="button" className="persona-message-action" aria-label={name} title={name} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
