'use client';

import { lazy, Suspense, type ReactNode } from 'react';
import type { MarkdownMark } from './place-marks.js';
import { PlainInstead } from './PlainInstead.js';

const MarkdownBlocks = lazy(() => import('./MarkdownBlocks.js'));

/** Props of `Markdown`: the text, and whether more of it will come. */
export interface MarkdownProps {
  readonly text: string;
  /** Whether the text is incomplete: unfinished syntax at its end is then closed. @default false */
  readonly streaming?: boolean;
  /** What stands in the text: the numbers of its sources. Shown once the text is complete. */
  readonly marks?: readonly MarkdownMark[] | undefined;
}

/**
 * A model's text as Markdown (CommonMark and GitHub's tables, task lists, strike-through), in blocks of which only the
 * last is parsed while it grows. Never HTML: tags stand as text. Links lead to `http:`, `https:` and `mailto:` only, in
 * a new tab, and say which host they lead to; images are links, so that nothing is fetched unasked.
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
