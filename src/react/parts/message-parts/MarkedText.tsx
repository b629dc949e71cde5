'use client';

import { Fragment, type ReactNode } from 'react';
import type { MarkedTextProps } from '../../shared/message-plan.js';

/** Renders a complete text like `MessageText`, with the numbers of its sources. */
export function MarkedText({ text, heard, cut, marks }: MarkedTextProps): ReactNode {
  const places = [heard, ...marks.flatMap(({ at, struckFrom = at }) => [at, struckFrom])].filter(
    (place) => place > 0 && place < text.length,
  );
  const starts = [...new Set([0, ...places])].sort((a, b) => a - b);
  return (
    <div className="persona-text-block" dir="auto">
      {starts.map((from, index) => {
        const to = starts[index + 1] ?? text.length;
        const isUnheard = from >= heard && text !== '';
        const isWithdrawn = marks.some(({ at, struckFrom = at }) => from >= struckFrom && from < at);
        const Words = isWithdrawn ? 'del' : 'span';
        return (
          <Fragment key={from}>
            {from === heard && cut}
            <Words className={isUnheard ? 'persona-unheard' : undefined}>{text.slice(from, to)}</Words>
            {marks.map(({ at, node }) => at === to && node)}
          </Fragment>
        );
      })}
      {heard >= text.length && cut}
    </div>
  );
}
