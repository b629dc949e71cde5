'use client';

import { memo, type ReactNode } from 'react';
import { MessageText } from '../../shared/message-text/MessageText.js';
import { textBlocks } from '../../shared/message-text/text-blocks.js';
import type { TextHit } from '../../reasoning/text-search.js';

interface MarkedTextProps {
  readonly text: string;
  readonly hits: readonly TextHit[] | undefined;
  /** The index of the current hit in `hits`. */
  readonly current: number | null;
}

const noHits: readonly TextHit[] = [];

/** Plain text with the search hits marked. */
export function MarkedText({ text, hits = noHits, current }: MarkedTextProps): ReactNode {
  if (hits.length === 0) return <MessageText text={text} />;
  const indexed = hits.map((hit, index) => ({ ...hit, index }));
  return textBlocks(text).map(({ start, text: block }) => {
    const end = start + block.length;
    const inside = indexed.filter((hit) => hit.start < end && hit.end > start);
    return (
      <MarkedBlock
        key={start}
        text={block}
        start={start}
        hits={inside}
        current={inside.some(({ index }) => index === current) ? current : null}
      />
    );
  });
}

interface MarkedBlockProps {
  readonly text: string;
  readonly start: number;
  readonly hits: readonly (TextHit & { readonly index: number })[];
  readonly current: number | null;
}

const MarkedBlock = memo(function MarkedBlock({ text, start, hits, current }: MarkedBlockProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const hit of hits) {
    const [from, to] = [Math.max(hit.start - start, 0), Math.min(hit.end - start, text.length)];
    parts.push(
      <Between key={`from ${at}`} text={text.slice(at, from)} />,
      <mark key={hit.index} className="persona-hit" data-current={hit.index === current || undefined}>
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return (
    <div className="persona-text-block" dir="auto">
      {parts}
      <Between key={`from ${at}`} text={text.slice(at)} />
    </div>
  );
});

/** Wraps the text in an element, because page translators replace bare text nodes that React still refers to. */
const Between = ({ text }: { readonly text: string }) => text !== '' && <span>{text}</span>;
