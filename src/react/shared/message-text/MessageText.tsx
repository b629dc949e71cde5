'use client';

import { Fragment, memo, useRef, useState, type ReactNode } from 'react';
import { GrowingBlocks, type BlockGroup, type GrownBlock } from './block-groups.js';
import { useSettled } from './useSettled.js';

interface MessageTextProps {
  readonly text: string;
  /** How much of it was heard, in characters; all of it when left out. */
  readonly heard?: number;
  /** Shows what stands between the heard and the unheard. */
  readonly cut?: ReactNode;
  readonly struck?: boolean;
  /** Whether nothing more comes and nothing more is heard. @default true */
  readonly done?: boolean;
}

/**
 * A text that grows, in blocks of which only the last renders. Plain text: never HTML. No text node is ever changed: what
 * comes is added, what is heard changes its look. So a selection stays, and so do words that a translator has replaced.
 */
export function MessageText(props: MessageTextProps): ReactNode {
  const { text, heard = text.length, cut, struck = false, done = true } = props;
  const [growing] = useState(() => new GrowingBlocks());
  return growing.cut(text, !done && heard < text.length).map((group, index, groups) => {
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
        done={done}
        cut={heard >= start && heard < end ? cut : undefined}
      />
    );
  });
}

interface Look {
  /** In characters of the whole text; of the block in a block. */
  readonly heard: number;
  readonly struck: boolean;
  readonly done: boolean;
  readonly cut: ReactNode;
}

interface GroupProps extends Look {
  readonly group: BlockGroup;
  /** Where the next one begins. */
  readonly end: number;
}

const Group = memo(function Group({ group, end, heard, cut, ...look }: GroupProps) {
  return group.map((block, index) => {
    const holdsCut = heard >= block.start && heard < (group[index + 1]?.start ?? end);
    return (
      <Block
        key={block.start}
        block={block}
        heard={Math.min(Math.max(heard - block.start, 0), block.text.length)}
        cut={holdsCut ? cut : undefined}
        {...look}
      />
    );
  });
});

const Block = memo(function Block({
  block,
  heard,
  struck,
  done,
  cut,
}: Look & { readonly block: GrownBlock }) {
  const { text } = block;
  const box = useRef<HTMLDivElement>(null);
  const isSettled = useSettled(box, done);
  const starts = isSettled ? (heard > 0 && heard < text.length ? [0, heard] : [0]) : block.pieces;
  const pieces = starts.map((start, index) => (
    <span
      key={start}
      className={start < heard || text === '' ? undefined : 'persona-unheard'}
      data-struck={(struck && start >= heard) || undefined}
    >
      {text.slice(start, starts[index + 1])}
    </span>
  ));
  const unheard = starts.findIndex((start) => start >= heard);
  // One list, or a piece would be made anew when it is heard.
  pieces.splice(unheard < 0 ? pieces.length : unheard, 0, <Fragment key="cut">{cut}</Fragment>);
  return (
    <div ref={box} className="persona-text-block" dir="auto">
      {pieces}
    </div>
  );
});
