'use client';

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** As close to the end as a rounding error or a half-visible line (px). */
const NEAR = 32;
/** Farther than any page: saves asking for the height, which would cost a layout. */
const THE_END = 1e9;

export interface StickToBottom {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** Tells whether the content's end is the end: it is not while only a part before it is mounted. @default true */
  readonly setHasEnd: (hasEnd: boolean) => void;
  /** Whether the view follows what comes, and shows the end of it. */
  readonly stuck: boolean;
  readonly onScroll: () => void;
  readonly jump: () => void;
  /** Stays where it is, until the reader comes to the end again. */
  readonly stay: () => void;
  /** Follows again from the next growth on, without a jump. */
  readonly resume: () => void;
  readonly isFollowing: () => boolean;
}

/** A place other than the end that the view holds to while it follows. */
export interface HeldPlace {
  /** How far from the top the scroller is to stand, px; `null` while nothing is held. Called when the layout is done. */
  readonly top: (scroller: HTMLElement, content: HTMLElement) => number | null;
  readonly release: () => void;
}

/**
 * Keeps a scrolling element at its end while its content grows, until the reader scrolls up; at the end again, it
 * follows again.
 */
export function useStickToBottom(held?: HeldPlace): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const hasEnd = useRef(true);
  const lastTop = useRef(0);
  const [stuck, setStuck] = useState(true);

  // Noted at once: the browser tells of it later, and then together with what the reader has scrolled meanwhile.
  const moveTo = useCallback((top: number) => {
    if (!scroller.current) return;
    // At once, though the page may want all scrolling smooth: what grows faster is never caught up with.
    scroller.current.scrollTo({ top, behavior: 'instant' });
    lastTop.current = scroller.current.scrollTop;
  }, []);
  const follow = useCallback((next: boolean) => {
    following.current = next;
    setStuck(next);
  }, []);
  const jump = useCallback(() => {
    held?.release();
    follow(true);
    moveTo(THE_END);
  }, [follow, moveTo, held]);
  const stay = useCallback(() => {
    held?.release();
    follow(false);
  }, [follow, held]);
  const setHasEnd = useCallback((next: boolean) => {
    hasEnd.current = next;
  }, []);
  const resume = useCallback(() => follow(true), [follow]);
  const isFollowing = useCallback(() => following.current, []);
  const onScroll = useCallback(() => {
    if (!scroller.current || !content.current) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller.current;
    const place = following.current ? held?.top(scroller.current, content.current) : null;
    const isOurs = typeof place === 'number' && Math.abs(place - scrollTop) <= 2;
    if (!isOurs) {
      if (scrollHeight - scrollTop - clientHeight <= NEAR) follow(hasEnd.current);
      // Content that grew since the last frame is no wish of the reader's: only a way up is.
      else if (scrollTop < lastTop.current || typeof place === 'number') follow(false);
      held?.release();
    }
    lastTop.current = scrollTop;
  }, [follow, held]);
  useEffect(() => {
    const hold = () => {
      if (!scroller.current || !content.current) return;
      const place = held?.top(scroller.current, content.current) ?? null;
      if (!following.current) return;
      moveTo(place ?? THE_END);
      if (!held) return;
      const { scrollTop, scrollHeight, clientHeight } = scroller.current;
      setStuck(scrollHeight - scrollTop - clientHeight <= NEAR);
    };
    // A test's DOM has none; nothing has a size there.
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(hold);
    for (const { current } of [scroller, content]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, [held, moveTo]);
  return { scroller, content, setHasEnd, stuck, onScroll, jump, stay, resume, isFollowing };
}
