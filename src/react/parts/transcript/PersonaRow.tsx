'use client';

import { useContext, useId, type ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { MessageFooter } from './MessageFooter.js';
import { MessageText } from '../../shared/message-text/MessageText.js';
import { RenderedText } from './RenderedText.js';
import { TranscriptContext } from './transcript-context.js';

interface PersonaRowProps {
  readonly message: PersonaMessage;
  /** Whether the user said something in its turn, that can be asked again. */
  readonly asked: boolean;
}

/** The persona's answer: what was heard in full colour, what was written beyond it muted, and where it was cut. */
export function PersonaRow({ message, asked }: PersonaRowProps): ReactNode {
  const labels = useLabels();
  const { renderMessage } = useContext(TranscriptContext);
  const [by, text] = [useId(), useId()];
  const { id, turnId, written, heard, status } = message;
  return (
    <div
      // To step through, and to be read whole when it gets the focus: who, and what.
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
        {labels.persona}:{' '}
      </span>
      <div id={text} className="persona-message-text">
        {renderMessage ? (
          <RenderedText message={message} render={renderMessage} />
        ) : (
          <MessageText
            text={written}
            heard={status === 'done' ? written.length : heard.length}
            struck={status === 'interrupted'}
            cut={<CutMark message={message} />}
          />
        )}
      </div>
      <MessageFooter message={message} retryable={asked && status !== 'streaming'} />
    </div>
  );
}

function CutMark({ message: { status, written, heard } }: { readonly message: PersonaMessage }) {
  const labels = useLabels();
  if (status === 'done') return null;
  const goesOn = heard.length < written.length;
  if (status === 'streaming') return goesOn && <span className="persona-hidden"> {labels.notSpoken} </span>;
  return (
    <span className="persona-cut" data-status={status}>
      {status === 'interrupted' ? labels.interruptedHere : labels.answerFailed}
      {goesOn && <span className="persona-hidden">. {labels.notHeard} </span>}
    </span>
  );
}
