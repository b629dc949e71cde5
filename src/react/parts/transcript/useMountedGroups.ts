'use client';

import { useCallback, useLayoutEffect, useRef } from 'react';
import type { GroupedLog, TranscriptMessage } from '../../../core/index.js';
import { useListWindow } from '../../shared/long-list/useListWindow.js';
import type { StickToBottom } from '../../shared/useStickToBottom.js';

type Group = GroupedLog<TranscriptMessage>['groups'][number];

export interface MountedGroups {
  readonly groups: readonly Group[];
  /** The group before the first mounted one. */
  readonly before: Group | undefined;
  /** The group after the last mounted one. */
  readonly after: Group | undefined;
  readonly showEarlier: () => void;
  readonly showLater: () => void;
  readonly showNewest: () => void;
  /** Mounts this turn synchronously. */
  readonly reach: (turnId: string) => void;
}

/** Returns the newest groups of messages, or those around the scroll position. */
export function useMountedGroups(
  all: readonly Group[],
  { stuck, scroller, content, setHasEnd }: StickToBottom,
): MountedGroups {
  const mounted = useListWindow({
    count: all.length,
    start: 'newest',
    following: stuck,
    reversed: false,
    scroller,
    content,
  });
  const { from, end, hasNewest, reach, showEarlier, showLater, showNewest } = mounted;
  const latest = useRef(all);
  useLayoutEffect(() => {
    latest.current = all;
    setHasEnd(hasNewest);
  });
  const reachTurn = useCallback(
    (turnId: string) => {
      const at = latest.current.findIndex(({ items }) => items.some((message) => message.turnId === turnId));
      if (at >= 0) reach(at);
    },
    [reach],
  );
  return {
    groups: all.slice(from, end),
    before: all[from - 1],
    after: all[end],
    showEarlier,
    showLater,
    showNewest,
    reach: reachTurn,
  };
}
