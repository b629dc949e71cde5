'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { KeptPlace } from './kept-place.js';
import { flushSync } from 'react-dom';
import type { LogGroup, TranscriptMessage } from '../../../core/index.js';

/** Groups that are mounted at first, and with each step back: some hundred messages, a few screens at the least. */
const STEP = 8;
/** So many are mounted at most while nobody looks back. */
const MOST = 24;

type Group = LogGroup<TranscriptMessage>;

export interface MountedGroups {
  readonly groups: readonly Group[];
  /** The group before the first that is mounted. */
  readonly before: Group | undefined;
  readonly showEarlier: () => void;
  /** Mounts all from this turn on, at once. */
  readonly reach: (turnId: string) => void;
}

/**
 * The newest groups, and as many before them as the reader has gone back to. Ten thousand messages would cost a second
 * to mount and a hundred megabytes to keep.
 */
export function useMountedGroups(
  all: readonly Group[],
  following: boolean,
  content: RefObject<HTMLElement | null>,
): MountedGroups {
  const newest = Math.max(0, all.length - STEP);
  const [wanted, setWanted] = useState(newest);
  const first = Math.min(wanted, newest);
  if (following && all.length - first > MOST) setWanted(newest);
  const [place] = useState(() => new KeptPlace());
  // With every render: it keeps nothing unless something was mounted.
  useLayoutEffect(() => place.restore());
  const showEarlier = useCallback(() => {
    place.keep(content.current);
    setWanted(Math.max(0, first - STEP));
  }, [first, place, content]);
  const latest = useRef({ all, first });
  useEffect(() => {
    latest.current = { all, first };
  });
  const reach = useCallback((turnId: string) => {
    const { all: groups, first: from } = latest.current;
    const at = groups.findIndex(({ items }) => items.some((message) => message.turnId === turnId));
    if (at >= 0 && at < from) flushSync(() => setWanted(at));
  }, []);
  return { groups: all.slice(first), before: all[first - 1], showEarlier, reach };
}
