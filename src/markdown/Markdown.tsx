'use client';

import { lazy, Suspense, type ReactNode } from 'react';
import type { MarkdownMark } from './place-marks.js';
import { PlainInstead } from './PlainInstead.js';

const MarkdownBlocks = lazy(() => import('./MarkdownBlocks.js'));

/** Props of `Markdown`: the text, and whether more text will follow. */
export interface MarkdownProps {
  readonly text: string;
  /** Whether the text is incomplete: unfinished syntax at its end is then closed. @default false */
  readonly streaming?: boolean;
  /** The numbers of the sources in the text. Shown once the text is complete. */
  readonly marks?: readonly MarkdownMark[] | undefined;
}

/**
 * Renders a model's text as Markdown (CommonMark with GitHub's tables, task lists and strikethrough), in blocks. While
 * the text grows, only the last block is parsed again. It never renders HTML: tags are shown as text. Links lead only
 * to `http:`, `https:` and `mailto:`, open in a new tab, and show their host. Images become links, so that nothing
 * loads without a click.
 */
export function Markdown({ text, streaming = false, marks }: MarkdownProps): ReactNode {
  const plain = <div className="persona-markdown-plain">{text}</div>;
  return (
    <PlainInstead plain={plain}>
      <Suspense fallback={plain}>
        <MarkdownBlocks text={text} streaming={streaming} marks={streaming ? undefined : marks} />
      </Suspense>
    </PlainInstead>
  );
}
