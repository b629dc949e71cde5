'use client';

import { memo, type ReactNode } from 'react';
import { textBlocks } from './text-blocks.js';

interface MessageTextProps {
  readonly text: string;
  /** How much of it was heard, in characters; all of it when left out. */
  readonly heard?: number;
  /** Shows what stands between the heard and the unheard. */
  readonly cut?: ReactNode;
  readonly struck?: boolean;
}

/** A text that grows, in blocks of which only the last renders. Plain text: never HTML. */
export function MessageText({ text, heard = text.length, cut, struck = false }: MessageTextProps): ReactNode {
  return textBlocks(text).map((block, index, blocks) => {
    const holdsCut = heard >= block.start && heard < (blocks[index + 1]?.start ?? Infinity);
    return (
      <Block
        key={block.start}
        text={block.text}
        heard={Math.min(Math.max(heard - block.start, 0), block.text.length)}
        struck={struck}
        cut={holdsCut ? cut : undefined}
      />
    );
  });
}

interface BlockProps {
  readonly text: string;
  readonly heard: number;
  readonly struck: boolean;
  readonly cut: ReactNode;
}

const Block = memo(function Block({ text, heard, struck, cut }: BlockProps) {
  const rest = text.slice(heard);
  const Rest = struck ? 's' : 'span';
  return (
    <div className="persona-text-block" dir="auto">
      {text.slice(0, heard)}
      {cut}
      {rest && <Rest className="persona-unheard">{rest}</Rest>}
    </div>
  );
});
