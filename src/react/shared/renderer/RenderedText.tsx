'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { useTranscriptLabels } from '../../labels/useTranscriptLabels.js';
import { endOfShown } from '../end-of-shown.js';
import { AppText } from './AppText.js';
import { markUnheard } from './mark-unheard.js';
import type { RenderText, TextMark } from '../../provider/render-text-context.js';

export interface RenderedTextProps {
  readonly message: PersonaMessage;
  /** The part of the answer to show (`from`, `to`), and where the next part starts (`until`). */
  readonly span: { readonly from: number; readonly to: number; readonly until: number };
  /** In characters of the shown part. */
  readonly marks: readonly TextMark[] | undefined;
  readonly render: RenderText;
  /** Renders the mark between heard and unheard text. */
  readonly cut: ReactNode;
  /** Whether the words that were not spoken are shown. */
  readonly showsRest: boolean;
}

/**
 * Renders an answer with the app's renderer. The resulting elements are unknown, so a CSS highlight distinguishes heard
 * from unheard text. For screen readers, the unheard words are repeated as hidden text.
 */
export function RenderedText(props: RenderedTextProps): ReactNode {
  const { message, span, marks, render, cut, showsRest } = props;
  const labels = useTranscriptLabels();
  const box = useRef<HTMLDivElement>(null);
  const { written, heard, status } = message;
  const { from, until } = span;
  const end = endOfShown(message);
  const isFolded = status === 'interrupted' && !showsRest;
  const to = isFolded ? Math.min(span.to, Math.max(from, end)) : span.to;
  const text = written.slice(from, to);
  const endsHere = end >= from && end < until;
  const rest = endsHere && !isFolded ? written.slice(end) : '';
  const heardHere = heard.slice(from, to);
  const isHeard = heard.length >= from + text.length;
  useEffect(() => {
    if (!box.current || status === 'done' || isHeard) return undefined;
    return markUnheard(box.current, heardHere);
  }, [heardHere, isHeard, status]);
  return (
    <>
      <div ref={box}>
        <AppText
          name="renderMessage"
          text={text}
          streaming={isFolded || (status === 'streaming' && to >= written.length)}
          marks={marks}
          render={render}
        />
      </div>
      {endsHere && status !== 'streaming' && cut}
      {rest.trim() !== '' && <span className="persona-hidden">{`${labels.notSpoken} ${rest}`}</span>}
    </>
  );
}
