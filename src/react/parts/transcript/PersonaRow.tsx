'use client';

import type { ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { MessageText } from './MessageText.js';

/** The persona's answer: what was heard in full colour, what was written beyond it muted, and where it was cut. */
export function PersonaRow({ message }: { readonly message: PersonaMessage }): ReactNode {
  const labels = useLabels();
  const { turnId, written, heard, status } = message;
  return (
    <div
      className="persona-message"
      data-role="persona"
      data-status={status}
      data-turn-id={turnId}
      tabIndex={-1}
    >
      <span className="persona-hidden">{labels.persona}: </span>
      <div className="persona-message-text">
        <MessageText
          text={written}
          heard={status === 'done' ? written.length : heard.length}
          struck={status === 'interrupted'}
          cut={<CutMark message={message} />}
        />
      </div>
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
