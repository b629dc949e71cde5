'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { classNames } from '../../shared/class-names.js';
import { MoreItems } from '../../shared/long-list/MoreItems.js';
import { RenderersKeeper } from '../../shared/renderer/RenderersKeeper.js';
import { useAsTurnPlace } from '../../shared/useTurnPlace.js';
import { useHistoryContext } from './history-context.js';
import { HistoryEmpty } from './HistoryEmpty.js';
import { HistoryGroup } from './HistoryGroup.js';
import { useHistoryWindow } from './useHistoryWindow.js';
import { useShownHit, useShownTurn } from './useShownTurn.js';

/** The turns with their thoughts: a few screens, and more when the user scrolls near the end. */
export const HistoryList = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(function HistoryList(
  { className, ...rest },
  ref,
) {
  const history = useHistoryLabels();
  const { turns, order, search, hit } = useHistoryContext('<ReasoningHistory.List>');
  const view = useHistoryWindow();
  const { scroller, mounted, groups, onScroll } = view;
  useAsTurnPlace('history', useShownTurn(view));
  useShownHit(view);
  const earlier = mounted.from > 0 && (
    <MoreItems label={history.earlier} scroller={scroller} onReached={mounted.showEarlier} />
  );
  const later = !mounted.hasNewest && (
    <MoreItems label={history.later} scroller={scroller} onReached={mounted.showLater} />
  );
  const list = (
    <div {...rest} ref={ref} className={classNames('persona-history-list', className)}>
      <div
        ref={scroller}
        className="persona-history-scroll"
        role="group"
        aria-label={history.title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
        tabIndex={0}
        onScroll={onScroll}
      >
        {order === 'newest' ? later : earlier}
        {groups.map((group) => (
          <HistoryGroup key={group.id} turns={group.turns} hits={search.hits} hit={hit} />
        ))}
        {order === 'newest' ? earlier : later}
      </div>
    </div>
  );
  return (
    // It stays mounted when the list becomes empty.
    <RenderersKeeper name="ReasoningHistory">
      {turns.length === 0 ? <HistoryEmpty {...rest} ref={ref} className={className} /> : list}
    </RenderersKeeper>
  );
});
