'use client';

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** Distances up to this count as the end, because of rounding and half-visible lines (px). */
const NEAR = 32;
/** Larger than any page. Reading the real height would force a layout. */
const THE_END = 1e9;

export interface StickToBottom {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /**
   * Sets whether the end of the content is the end of the list. It is not while only an earlier part is mounted.
   * @default true
   */
  readonly setHasEnd: (hasEnd: boolean) => void;
  /** Whether the view follows new content and shows its end. */
  readonly stuck: boolean;
  readonly onScroll: () => void;
  readonly jump: () => void;
  /** Stops following until the user scrolls to the end again. */
  readonly stay: () => void;
  /** Follows again when the content grows next, without a jump. */
  readonly resume: () => void;
  readonly isFollowing: () => boolean;
}

/** A position other than the end that the view keeps while it follows. */
export interface HeldPlace {
  /** Returns the scroll position to keep, in px; `null` for none. Called after layout. */
  readonly top: (scroller: HTMLElement, content: HTMLElement) => number | null;
  readonly release: () => void;
}

/**
 * Keeps a scrolling element at its end while its content grows. Scrolling up stops this; scrolling back to the end
 * resumes it.
 */
export function useStickToBottom(held?: HeldPlace): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const hasEnd = useRef(true);
  const lastTop = useRef(0);
  const [stuck, setStuck] = useState(true);

  // Stores the position immediately, because the scroll event arrives later and may include the user's own scrolling.
  const moveTo = useCallback((top: number) => {
    if (!scroller.current) return;
    // Not smooth, even if the page sets smooth scrolling: it would never catch up with growing content.
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
      // Growing content is not a user action. Only scrolling up is.
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
    // The DOM of unit tests has no `ResizeObserver` and no layout.
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(hold);
    for (const { current } of [scroller, content]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, [held, moveTo]);
  return { scroller, content, setHasEnd, stuck, onScroll, jump, stay, resume, isFollowing };
}
