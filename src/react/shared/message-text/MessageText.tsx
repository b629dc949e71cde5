'use client';

import { Fragment, memo, useRef, useState, type ReactNode } from 'react';
import { GrowingBlocks, type BlockGroup, type GrownBlock } from './block-groups.js';
import { useSettled } from './useSettled.js';

interface MessageTextProps {
  readonly text: string;
  /** The length of the heard part, in characters. Without it, all of the text counts as heard. */
  readonly heard?: number;
  /** Renders the mark between heard and unheard text. */
  readonly cut?: ReactNode;
  /** Whether the text is complete and no more of it will be heard. @default true */
  readonly done?: boolean;
}

/**
 * A growing text in blocks, of which only the last re-renders. It is plain text, never HTML. Text nodes never change:
 * new text is appended, and heard text only changes its style. So the user's selection and translated words are
 * preserved.
 */
export function MessageText(props: MessageTextProps): ReactNode {
  const { text, heard = text.length, cut, done = true } = props;
  const [growing] = useState(() => new GrowingBlocks());
  return growing.cut(text, !done && heard < text.length).map((group, index, groups) => {
    const start = group[0]?.start ?? 0;
    const end = groups[index + 1]?.[0]?.start ?? Infinity;
    return (
      <Group
        key={start}
        group={group}
        end={end}
        // Clamped to the block, so that progress in other blocks does not re-render this one.
        heard={Math.min(Math.max(heard, start), Math.min(end, text.length))}
        done={done}
        cut={heard >= start && heard < end ? cut : undefined}
      />
    );
  });
}

interface Look {
  /** Counted in characters of the whole text, or, in a block, in characters of the block. */
  readonly heard: number;
  readonly done: boolean;
  readonly cut: ReactNode;
}

interface GroupProps extends Look {
  readonly group: BlockGroup;
  /** The start of the next block. */
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

const Block = memo(function Block({ block, heard, done, cut }: Look & { readonly block: GrownBlock }) {
  const { text } = block;
  const box = useRef<HTMLDivElement>(null);
  const isSettled = useSettled(box, done);
  const starts = isSettled ? (heard > 0 && heard < text.length ? [0, heard] : [0]) : block.pieces;
  const pieces = starts.map((start, index) => (
    <span key={start} className={start < heard || text === '' ? undefined : 'persona-unheard'}>
      {text.slice(start, starts[index + 1])}
    </span>
  ));
  const unheard = starts.findIndex((start) => start >= heard);
  // Rendered as one list, because a piece that moved to another list would be re-created when it is heard.
  pieces.splice(unheard < 0 ? pieces.length : unheard, 0, <Fragment key="cut">{cut}</Fragment>);
  return (
    <div ref={box} className="persona-text-block" dir="auto">
      {pieces}
    </div>
  );
});
