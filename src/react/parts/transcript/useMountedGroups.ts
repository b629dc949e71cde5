'use client';

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GroupedLog, TranscriptMessage } from '../../../core/index.js';
import { KeptPlace } from './kept-place.js';
import { earlierThan, laterThan, newestOf, reaching, settled } from './message-window.js';
import type { StickToBottom } from '../../shared/useStickToBottom.js';

type Group = GroupedLog<TranscriptMessage>['groups'][number];

export interface MountedGroups {
  readonly groups: readonly Group[];
  /** The group before the first that is mounted. */
  readonly before: Group | undefined;
  /** The group after the last. */
  readonly after: Group | undefined;
  readonly showEarlier: () => void;
  readonly showLater: () => void;
  readonly showNewest: () => void;
  /** Mounts this turn, at once. */
  readonly reach: (turnId: string) => void;
}

/**
 * The newest groups, or those that the reader has gone back to. Ten thousand messages would cost a second to mount and a
 * hundred megabytes to keep.
 */
export function useMountedGroups(
  all: readonly Group[],
  { stuck, content, setHasEnd }: StickToBottom,
): MountedGroups {
  const count = all.length;
  const [wanted, setWanted] = useState(() => newestOf(count));
  const window = settled(wanted, count, stuck);
  if (window !== wanted) setWanted(window);
  const [place] = useState(() => new KeptPlace());
  // With every render: it keeps nothing unless something was mounted.
  useLayoutEffect(() => place.restore());
  const { from, to } = window;
  const latest = useRef({ all, from, to });
  useLayoutEffect(() => {
    latest.current = { all, from, to };
    setHasEnd(to === null);
  });
  const showEarlier = useCallback(() => {
    place.keepFirst(content.current);
    setWanted(earlierThan(window, count));
  }, [window, count, place, content]);
  const showLater = useCallback(() => {
    place.keepLast(content.current);
    setWanted(laterThan(window, count));
  }, [window, count, place, content]);
  const showNewest = useCallback(() => {
    if (latest.current.to !== null) setWanted(newestOf(latest.current.all.length));
  }, []);
  const reach = useCallback((turnId: string) => {
    const { all: groups } = latest.current;
    const at = groups.findIndex(({ items }) => items.some((message) => message.turnId === turnId));
    if (at >= 0) flushSync(() => setWanted((before) => reaching(before, at, groups.length)));
  }, []);
  const end = to ?? count;
  return {
    groups: all.slice(from, end),
    before: all[from - 1],
    after: all[end],
    showEarlier,
    showLater,
    showNewest,
    reach,
  };
}
