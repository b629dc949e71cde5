'use client';

import type { ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { useTranscriptLabels } from '../../labels/useTranscriptLabels.js';
import { endOfShown } from '../../shared/end-of-shown.js';

interface CutMarkProps {
  readonly message: PersonaMessage;
  readonly showsRest: boolean;
  readonly onToggle: () => void;
}

/** Marks where an answer was interrupted or failed. A button shows the words that were not spoken. */
export function CutMark({ message, showsRest, onToggle }: CutMarkProps): ReactNode {
  const labels = useTranscriptLabels();
  const { status, written } = message;
  if (status === 'done') return null;
  const goesOn = written.slice(endOfShown(message)).trim() !== '';
  if (status === 'streaming')
    return goesOn && <span className="persona-hidden">{` ${labels.notSpoken} `}</span>;
  const isFolded = status === 'interrupted' && !showsRest;
  return (
    <span className="persona-cut" data-status={status}>
      <span>{status === 'interrupted' ? labels.interruptedHere : labels.answerFailed}</span>
      {goesOn && status === 'interrupted' && (
        <button
          type="button"
          className="persona-cut-rest"
          aria-expanded={showsRest}
          onClick={({ detail }) => detail < 2 && onToggle()}
        >
          {showsRest ? labels.hideRest : labels.showRest}
        </button>
      )}
      {goesOn && !isFolded && <span className="persona-hidden">{`. ${labels.notHeard} `}</span>}
    </span>
  );
}
