'use client';

import { Fragment, type ReactNode } from 'react';
import type { MarkedTextProps } from '../../shared/message-plan.js';

/** As `MessageText`, for a text that is complete, with the numbers of its sources. */
export function MarkedText({ text, heard, cut, struck, marks }: MarkedTextProps): ReactNode {
  const places = [heard, ...marks.map(({ at }) => at)].filter((place) => place > 0 && place < text.length);
  const starts = [...new Set([0, ...places])].sort((a, b) => a - b);
  return (
    <div className="persona-text-block" dir="auto">
      {starts.map((from, index) => {
        const to = starts[index + 1] ?? text.length;
        const isUnheard = from >= heard && text !== '';
        return (
          <Fragment key={from}>
            {from === heard && cut}
            <span
              className={isUnheard ? 'persona-unheard' : undefined}
              data-struck={(struck && isUnheard) || undefined}
            >
              {text.slice(from, to)}
            </span>
            {marks.map(({ at, node }) => at === to && node)}
          </Fragment>
        );
      })}
      {heard >= text.length && cut}
    </div>
  );
}
