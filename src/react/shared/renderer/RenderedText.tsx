'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { AppText } from './AppText.js';
import { markUnheard } from './mark-unheard.js';
import type { RenderText } from '../../provider/render-text-context.js';

export interface RenderedTextProps {
  readonly message: PersonaMessage;
  readonly render: RenderText;
}

/**
 * An answer as the app shows it. Nothing is known of the elements that come of it, so heard and unheard are told apart
 * by a highlight over them; for screen readers the words that were not heard are said once more.
 */
export function RenderedText({ message, render }: RenderedTextProps): ReactNode {
  const labels = useLabels();
  const box = useRef<HTMLDivElement>(null);
  const { written, heard, status } = message;
  const rest = status === 'done' ? '' : written.slice(heard.length);
  useEffect(() => {
    if (!box.current || status === 'done') return undefined;
    return markUnheard(box.current, heard, status === 'interrupted');
  }, [heard, status]);
  return (
    <>
      <div ref={box}>
        <AppText name="renderMessage" text={written} streaming={status === 'streaming'} render={render} />
      </div>
      {(status === 'interrupted' || status === 'failed') && (
        <span className="persona-cut" data-status={status}>
          {status === 'interrupted' ? labels.interruptedHere : labels.answerFailed}
        </span>
      )}
      {rest.trim() !== '' && (
        <span className="persona-hidden">
          {`${status === 'streaming' ? labels.notSpoken : labels.notHeard} ${rest}`}
        </span>
      )}
    </>
  );
}
