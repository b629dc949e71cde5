'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { formatCount, formatLabel } from '../../labels/format-label.js';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { chevron } from '../../shared/icon-paths.js';
import { IconShape } from '../../shared/IconShape.js';
import { useHistoryContext } from './history-context.js';

/** A search field with its hits: Enter goes to the next hit, Shift+Enter to the previous one. */
export const HistorySearchField = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function HistorySearchField({ className, ...rest }, ref) {
    const history = useHistoryLabels();
    const { query, setQuery, nextHit, previousHit } = useHistoryContext('<ReasoningHistory.Search>');
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
            if (event.key === 'Enter') (event.shiftKey ? previousHit : nextHit)();
            // The first Escape clears the field; the next one closes the panel.
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
  const history = useHistoryLabels();
  const { locale } = useLabels();
  const { query, search, isSearching, hit, nextHit, previousHit } =
    useHistoryContext('<ReasoningHistory.Search>');
  if (query.trim() === '') return null;
  const { total } = search;
  const number = (value: number) => value.toLocaleString(locale);
  const position = formatLabel(history.hitPosition, {
    index: number((hit?.index ?? 0) + 1),
    count: number(total),
  });
  return (
    <div className="persona-history-hits">
      <span role="status">
        {!isSearching && (total === 0 ? formatCount(history.hits, 0, locale) : position)}
      </span>
      <button
        type="button"
        className="persona-history-hit-button"
        aria-label={history.previousHit}
        data-direction="previous"
        disabled={total === 0}
        onClick={previousHit}
      >
        <IconShape path={chevron} />
      </button>
      <button
        type="button"
        className="persona-history-hit-button"
        aria-label={history.nextHit}
        data-direction="next"
        disabled={total === 0}
        onClick={nextHit}
      >
        <IconShape path={chevron} />
      </button>
    </div>
  );
}
