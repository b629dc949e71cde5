'use client';

import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { KeptPlace } from './kept-place.js';
import { earlierThan, firstWindow, laterThan, reaching, settled, type ListStart } from './list-window.js';

interface ListWindowOptions {
  /** The number of groups, oldest first. */
  readonly count: number;
  /** The end of the list that is shown initially. */
  readonly start: ListStart;
  /** Whether the user is at the newest items. Old groups are then unmounted again. */
  readonly following: boolean;
  /** Whether the newest items are at the top. */
  readonly reversed: boolean;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Identifies the list. A new value resets the window. */
  readonly list?: string;
  /** The element that contains the groups, each with `data-group`. */
  readonly content: RefObject<HTMLElement | null>;
}

export interface MountedRange {
  /** The mounted groups: from `from` to before `end`. */
  readonly from: number;
  readonly end: number;
  /** Whether the newest group is mounted. */
  readonly hasNewest: boolean;
  readonly showEarlier: () => void;
  readonly showLater: () => void;
  readonly showNewest: () => void;
  /** Mounts this group synchronously. */
  readonly reach: (at: number) => void;
}

/**
 * Returns the mounted groups of a long list: a few screens at the start, or around the scroll position. Mounting ten
 * thousand messages would take a second and a hundred megabytes. Within the mounted part, `content-visibility` lets the
 * browser skip invisible groups.
 */
export function useListWindow({
  count,
  start,
  following,
  reversed,
  scroller,
  content,
  list = '',
}: ListWindowOptions): MountedRange {
  const [wanted, setWanted] = useState(() => firstWindow(start, count));
  const [shown, setShown] = useState(list);
  const window = shown === list ? settled(wanted, count, following) : firstWindow(start, count);
  if (window !== wanted) setWanted(window);
  if (shown !== list) setShown(list);
  const [place] = useState(() => new KeptPlace());
  // Runs after every render. It does nothing unless groups were mounted.
  useLayoutEffect(() => place.restore(scroller.current));
  const latest = useRef({ count, to: window.to });
  useLayoutEffect(() => {
    latest.current = { count, to: window.to };
  });
  const showEarlier = useCallback(() => {
    place.keepGroup(content.current, reversed ? 'last' : 'first');
    setWanted(earlierThan(window, count));
  }, [window, count, place, content, reversed]);
  const showLater = useCallback(() => {
    place.keepGroup(content.current, reversed ? 'first' : 'last');
    setWanted(laterThan(window, count));
  }, [window, count, place, content, reversed]);
  const showNewest = useCallback(() => {
    if (latest.current.to !== null) setWanted(firstWindow('newest', latest.current.count));
  }, []);
  const reach = useCallback((at: number) => {
    flushSync(() => setWanted((before) => reaching(before, at, latest.current.count)));
  }, []);
  const { from, to } = window;
  return { from, end: to ?? count, hasNewest: to === null, showEarlier, showLater, showNewest, reach };
}
