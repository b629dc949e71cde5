'use client';

import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { KeptPlace } from './kept-place.js';
import { earlierThan, firstWindow, laterThan, reaching, settled, type ListStart } from './list-window.js';

interface ListWindowOptions {
  /** How many groups there are, oldest first. */
  readonly count: number;
  /** The end that is shown at first. */
  readonly start: ListStart;
  /** Whether the reader is at the newest: then the old ones are unmounted again. */
  readonly following: boolean;
  /** Whether the newest stand at the top. */
  readonly reversed: boolean;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Another value is another list, which is shown from its start again. */
  readonly list?: string;
  /** The element that has the groups as children, each with `data-group`. */
  readonly content: RefObject<HTMLElement | null>;
}

export interface MountedRange {
  /** The groups that are mounted: from `from` to before `end`. */
  readonly from: number;
  readonly end: number;
  /** Whether the newest group is mounted. */
  readonly hasNewest: boolean;
  readonly showEarlier: () => void;
  readonly showLater: () => void;
  readonly showNewest: () => void;
  /** Mounts this group, at once. */
  readonly reach: (at: number) => void;
}

/**
 * The groups of a long list that are mounted: a few screens at the start, or where the reader has gone. All of ten
 * thousand messages would cost a second to mount and a hundred megabytes of memory. Within what is mounted,
 * `content-visibility` lets the browser skip the groups that are out of sight.
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
  // With every render: it keeps nothing unless something was mounted.
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
