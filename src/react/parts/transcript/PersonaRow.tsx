'use client';

import { useContext, useId, type ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { stopNote } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { MessageFooter } from './MessageFooter.js';
import { MessageText } from '../../shared/message-text/MessageText.js';
import type { RenderedTextProps } from '../../shared/renderer/RenderedText.js';
import { whileWhole } from '../../shared/message-text/while-whole.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { TranscriptContext } from './transcript-context.js';

const RenderedText = onDemand<RenderedTextProps>(
  () => import('../../shared/renderer/app-renderers.js').then((code) => code.RenderedText),
  ({ message }) => <PlainText message={message} />,
);

interface PersonaRowProps {
  readonly message: PersonaMessage;
  /** Whether the turn has a question of the user, which can be asked again. */
  readonly asked: boolean;
}

/** The persona's answer: heard text in full colour, unheard text muted, and the point of interruption. */
export function PersonaRow({ message, asked }: PersonaRowProps): ReactNode {
  const labels = useLabels();
  const { renderMessage } = useContext(TranscriptContext);
  const [by, text] = [useId(), useId()];
  const { id, turnId, status } = message;
  const note = stopNote(message, labels);
  return (
    <div
      // Focusable with the arrow keys; when focused, screen readers read the speaker and the whole message.
      role="article"
      aria-labelledby={`${by} ${text}`}
      className="persona-message"
      data-role="persona"
      data-status={status}
      data-turn-id={turnId}
      data-message-id={id}
      tabIndex={-1}
    >
      <span id={by} className="persona-hidden">
        {`${labels.persona}: `}
      </span>
      <div id={text} className="persona-message-text" translate={whileWhole(status !== 'streaming')}>
        {renderMessage ? (
          <RenderedText message={message} render={renderMessage} />
        ) : (
          <PlainText message={message} />
        )}
        {note && (
          <span className="persona-cut" data-status={status} data-reason={message.finishReason}>
            {note}
          </span>
        )}
      </div>
      <MessageFooter message={message} retryable={asked && status !== 'streaming'} />
    </div>
  );
}

function PlainText({ message }: { readonly message: PersonaMessage }) {
  const { written, heard, status } = message;
  return (
    <MessageText
      text={written}
      heard={status === 'done' ? written.length : heard.length}
      struck={status === 'interrupted'}
      done={status !== 'streaming'}
      cut={<CutMark message={message} />}
    />
  );
}

function CutMark({ message: { status, written, heard } }: { readonly message: PersonaMessage }) {
  const labels = useLabels();
  if (status === 'done') return null;
  const goesOn = heard.length < written.length;
  if (status === 'streaming')
    return goesOn && <span className="persona-hidden">{` ${labels.notSpoken} `}</span>;
  return (
    <span className="persona-cut" data-status={status}>
      <span>{status === 'interrupted' ? labels.interruptedHere : labels.answerFailed}</span>
      {goesOn && <span className="persona-hidden">{`. ${labels.notHeard} `}</span>}
    </span>
  );
}
