'use client';

import { useContext, useEffect, useState, type ReactNode } from 'react';
import { PersonaError, type PersonaState, type TranscriptMessage } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { errorSentence } from '../../labels/format-label.js';
import { lateLabels } from '../../labels/late-labels.js';
import { englishMessageActionLabels } from '../../labels/message-action-labels.js';
import { useLabels } from '../../labels/useLabels.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { Icon, type IconName } from '../../shared/Icon.js';

const useTexts = lateLabels(({ messages }) => messages, englishMessageActionLabels);

const copyCode = () => import('./copy-message.js');

// Only these buttons show the texts, so the texts are loaded with the buttons.
const copyIcon = 'M9 9h11v11H9zM5 15H4V4h11v1';
const editIcon = 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3';

interface MessageActionsProps {
  readonly message: TranscriptMessage;
  readonly retryable: boolean;
  readonly onEdit?: () => void;
}

const selectLive = ({ session: { status } }: PersonaState) => status === 'live' || status === 'reconnecting';

/** The buttons of a message. Copying is always possible. Asking again and editing need a session. */
export function MessageActions({ message, retryable, onEdit }: MessageActionsProps): ReactNode {
  const labels = useLabels();
  const persona = usePersona();
  const { redact } = useContext(ReasoningSettingsContext);
  const isLive = usePersonaSelector(selectLive);
  const isRunning = usePersonaSelector(({ turn }) => turn.status !== 'ended' && isOf(turn, message));
  const [told, tell] = useState('');
  const messages = useTexts();
  // The browser allows copying only right after a click, so the code is loaded before it.
  useEffect(() => void copyCode().catch(() => undefined), []);
  const copy = () => {
    tell('');
    copyCode().then(
      async ({ copyMessage }) =>
        tell(
          (await copyMessage(message, { persona, labels, redact, messages }))
            ? messages.copied
            : messages.copyFailed,
        ),
      () => tell(labels.notLoaded),
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
      <Action icon={copyIcon} name={messages.copy} onClick={copy} />
      {retryable && isLive && !isRunning && <Action icon="again" name={messages.retry} onClick={retry} />}
      {onEdit && isLive && <Action icon={editIcon} name={messages.edit} onClick={onEdit} />}
      <span role="status">{told}</span>
    </div>
  );
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
