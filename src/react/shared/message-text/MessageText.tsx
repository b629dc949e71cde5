'use client';

import { memo, useState, type ReactNode } from 'react';
import { GrowingBlocks, type BlockGroup } from './block-groups.js';

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
  const [growing] = useState(() => new GrowingBlocks());
  return growing.cut(text).map((group, index, groups) => {
    const start = group[0]?.start ?? 0;
    const end = groups[index + 1]?.[0]?.start ?? Infinity;
    return (
      <Group
        key={start}
        group={group}
        end={end}
        // What is outside of it makes no difference, so that its neighbours' changes do not render it.
        heard={Math.min(Math.max(heard, start), Math.min(end, text.length))}
        struck={struck}
        cut={heard >= start && heard < end ? cut : undefined}
      />
    );
  });
}

interface GroupProps {
  readonly group: BlockGroup;
  /** Where the next one begins. */
  readonly end: number;
  /** In characters of the whole text. */
  readonly heard: number;
  readonly struck: boolean;
  readonly cut: ReactNode;
}

const Group = memo(function Group({ group, end, heard, struck, cut }: GroupProps) {
  return group.map((block, index) => {
    const holdsCut = heard >= block.start && heard < (group[index + 1]?.start ?? end);
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
});

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
