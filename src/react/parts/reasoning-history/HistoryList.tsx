'use client';

import { forwardRef, useEffect, useRef, useState, type ComponentPropsWithoutRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { useLabels } from '../../labels/useLabels.js';
import { useAsTurnPlace } from '../../shared/useTurnPlace.js';
import { classNames } from '../../shared/class-names.js';
import { useReasoningHistory } from './history-context.js';
import { HistoryEntryCard } from './HistoryEntryCard.js';
import { HistoryEmpty } from './HistoryEmpty.js';
import { useFocusInList } from './useFocusInList.js';

/** The entries that are in sight, and a little more: thousands of them cost what a page of them costs. */
export const HistoryList = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(function HistoryList(
  { className, ...rest },
  ref,
) {
  const { history } = useLabels();
  const { entries, order } = useReasoningHistory('<ReasoningHistory.List>');
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [away, setAway] = useState(false);
  const showTurn = useFocusInList(list, scroller);
  useAsTurnPlace('history', showTurn);
  useCurrentHit(list, scroller);
  if (entries.length === 0) return <HistoryEmpty {...rest} ref={ref} className={className} />;
  return (
    <div {...rest} ref={ref} className={classNames('persona-history-list', className)}>
      <div
        ref={scroller}
        className="persona-history-scroll"
        role="group"
        aria-label={history.title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard has to be able to scroll it
        tabIndex={0}
      >
        <Virtualizer
          ref={list}
          data={entries}
          // New ones come above: whoever reads further down stays there, whoever is at the top sees them.
          shift={order === 'newest' && away}
          onScroll={(offset) => setAway(offset > 0)}
        >
          {(entry) => <HistoryEntryCard key={entry.id} entry={entry} />}
        </Virtualizer>
      </div>
    </div>
  );
});

type Refs = [
  list: { readonly current: VirtualizerHandle | null },
  scroller: { readonly current: HTMLElement | null },
];

/** Brings the hit that the reader went to into sight. */
function useCurrentHit(...[list, scroller]: Refs): void {
  const { hitPlace } = useReasoningHistory('<ReasoningHistory.List>');
  useEffect(() => {
    if (!hitPlace) return undefined;
    list.current?.scrollToIndex(hitPlace.entryIndex);
    // Once its entry has been rendered.
    const frame = requestAnimationFrame(() =>
      scroller.current?.querySelector('mark[data-current]')?.scrollIntoView({ block: 'center' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [hitPlace, list, scroller]);
}
