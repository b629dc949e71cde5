'use client';

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** As close to the end as a rounding error or a half-visible line (px). */
const NEAR = 32;
/** Farther than any page: saves asking for the height, which would cost a layout. */
const THE_END = 1e9;

export interface StickToBottom {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** Whether the view follows what comes. */
  readonly stuck: boolean;
  readonly onScroll: () => void;
  readonly jump: () => void;
  /** Stays where it is, until the reader comes to the end again. */
  readonly stay: () => void;
}

/**
 * Keeps a scrolling element at its end while its content grows, until the reader scrolls up; at the end again, it
 * follows again.
 */
export function useStickToBottom(): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const lastTop = useRef(0);
  const [stuck, setStuck] = useState(true);

  const follow = useCallback((next: boolean) => {
    following.current = next;
    setStuck(next);
  }, []);
  const jump = useCallback(() => {
    follow(true);
    if (scroller.current) scroller.current.scrollTop = THE_END;
  }, [follow]);
  const stay = useCallback(() => follow(false), [follow]);
  const onScroll = useCallback(() => {
    if (!scroller.current) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller.current;
    if (scrollHeight - scrollTop - clientHeight <= NEAR) follow(true);
    // Content that grew since the last frame is no wish of the reader's: only a way up is.
    else if (scrollTop < lastTop.current) follow(false);
    lastTop.current = scrollTop;
  }, [follow]);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (following.current && scroller.current) scroller.current.scrollTop = THE_END;
    });
    for (const { current } of [scroller, content]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { scroller, content, stuck, onScroll, jump, stay };
}
