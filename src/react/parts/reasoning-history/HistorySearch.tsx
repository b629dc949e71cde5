'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { formatCount, formatLabel } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { Icon } from '../../shared/Icon.js';
import { useReasoningHistory } from './history-context.js';

/** A search field with its hits: Enter goes to the next, Shift+Enter to the one before. */
export const HistorySearchField = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function HistorySearchField({ className, ...rest }, ref) {
    const { history } = useLabels();
    const { query, setQuery, moveHit } = useReasoningHistory('<ReasoningHistory.Search>');
    return (
      <div {...rest} ref={ref} role="search" className={classNames('persona-history-search', className)}>
        <input
          type="search"
          dir="auto"
          value={query}
          aria-label={history.search}
          placeholder={history.search}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') moveHit(event.shiftKey ? -1 : 1);
            // The first Escape empties the field, as everywhere; the next one closes what is around it.
            if (event.key === 'Escape' && query !== '') {
              event.stopPropagation();
              event.preventDefault();
              setQuery('');
            }
          }}
        />
        <Hits />
      </div>
    );
  },
);

function Hits() {
  const { history, locale } = useLabels();
  const { query, search, hitIndex, moveHit } = useReasoningHistory('<ReasoningHistory.Search>');
  if (query.trim() === '') return null;
  const { total } = search;
  const isDone = search.query === query;
  const number = (value: number) => value.toLocaleString(locale);
  const position = formatLabel(history.hitPosition, { index: number(hitIndex + 1), count: number(total) });
  return (
    <div className="persona-history-hits">
      <span role="status">{isDone && (total === 0 ? formatCount(history.hits, 0, locale) : position)}</span>
      <button
        type="button"
        className="persona-button-bare"
        aria-label={history.previousHit}
        data-direction="previous"
        disabled={total === 0}
        onClick={() => moveHit(-1)}
      >
        <Icon name="chevron" />
      </button>
      <button
        type="button"
        className="persona-button-bare"
        aria-label={history.nextHit}
        data-direction="next"
        disabled={total === 0}
        onClick={() => moveHit(1)}
      >
        <Icon name="chevron" />
      </button>
    </div>
  );
}
