'use client';

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { KeptPlace } from '../../shared/long-list/kept-place.js';
import { useListWindow, type MountedRange } from '../../shared/long-list/useListWindow.js';
import { useHistoryContext } from './history-context.js';
import { groupAt, groupCount, groupsOf, type HistoryGroupOfTurns } from './history-groups.js';
import { placeInSight } from './place-in-sight.js';

export interface HistoryWindow {
  readonly scroller: { readonly current: HTMLDivElement | null };
  readonly mounted: MountedRange;
  /** In display order. */
  readonly groups: readonly HistoryGroupOfTurns[];
  readonly onScroll: () => void;
  /** Mounts the turn at this index synchronously, so that it can be scrolled to. */
  readonly reach: (place: number) => void;
}

/** Returns the mounted turns: those at the top, or around the scroll position. */
export function useHistoryWindow(): HistoryWindow {
  const { turns, order, search, filter } = useHistoryContext('<ReasoningHistory.List>');
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtTop, setAtTop] = useState(true);
  const [place] = useState(() => new KeptPlace());
  const count = turns.length;
  // A new search, filter or order resets the window.
  const list = JSON.stringify([order, search.query, filter]);
  const mounted = useListWindow({
    count: groupCount(count),
    start: order,
    following: isAtTop && order === 'newest',
    reversed: order === 'newest',
    scroller,
    content: scroller,
    list,
  });
  const keepPlace = useCallback(() => {
    const { current } = scroller;
    place.keep(current && current.scrollTop > 0 ? placeInSight(current) : null);
  }, [place]);
  const shown = useRef({ list, turns });
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { list, turns };
    if (before.list !== list) scroller.current?.scrollTo({ top: 0, behavior: 'instant' });
    // New turns are added at the top. The scroll position stays, unless the user is at the top.
    else if (before.turns !== turns) place.restore(scroller.current);
    else return;
    keepPlace();
  });
  const onScroll = useCallback(() => {
    keepPlace();
    if (scroller.current) setAtTop(scroller.current.scrollTop <= 0);
  }, [keepPlace]);
  const { reach: reachGroup } = mounted;
  const reach = useCallback(
    (at: number) => {
      place.keep(null);
      reachGroup(groupAt(at, order, count));
    },
    [place, reachGroup, order, count],
  );
  return { scroller, mounted, groups: groupsOf(turns, order, mounted), onScroll, reach };
}
