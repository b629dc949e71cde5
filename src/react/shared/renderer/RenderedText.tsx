'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { AppText } from './AppText.js';
import { markUnheard } from './mark-unheard.js';
import type { RenderText, TextMark } from '../../provider/render-text-context.js';

export interface RenderedTextProps {
  readonly message: PersonaMessage;
  /** The part of the answer to show, and the start of the next one. */
  readonly span: { readonly from: number; readonly to: number; readonly until: number };
  /** In characters of the shown part. */
  readonly marks: readonly TextMark[] | undefined;
  readonly render: RenderText;
}

/**
 * Renders an answer with the app's renderer. The resulting elements are unknown, so a CSS highlight distinguishes heard
 * from unheard text. For screen readers, the unheard words are repeated as hidden text.
 */
export function RenderedText({ message, span, marks, render }: RenderedTextProps): ReactNode {
  const labels = useLabels();
  const box = useRef<HTMLDivElement>(null);
  const { written, heard, status } = message;
  const { from, to, until } = span;
  const text = written.slice(from, to);
  const endsHere = heard.length >= from && heard.length < until;
  const rest = status === 'done' || !endsHere ? '' : written.slice(heard.length);
  const heardHere = heard.slice(from, to);
  const isHeard = heard.length >= from + text.length;
  useEffect(() => {
    if (!box.current || status === 'done' || isHeard) return undefined;
    return markUnheard(box.current, heardHere, status === 'interrupted');
  }, [heardHere, isHeard, status]);
  return (
    <>
      <div ref={box}>
        <AppText
          name="renderMessage"
          text={text}
          streaming={status === 'streaming' && to >= written.length}
          marks={marks}
          render={render}
        />
      </div>
      {endsHere && (status === 'interrupted' || status === 'failed') && (
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
