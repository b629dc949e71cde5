'use client';

import { useEffect, useRef, type ReactNode, type RefObject } from 'react';

interface MoreItemsProps {
  readonly label: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onReached: () => void;
}

/** Where what is mounted ends: a reader who comes near it has more before they are there, and can ask for it too. */
export function MoreItems({ label, scroller, onReached }: MoreItemsProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!button.current || typeof IntersectionObserver === 'undefined') return undefined;
    // On a busy page one call tells of several changes, and only the last says how it is.
    const observer = new IntersectionObserver((changes) => changes.at(-1)?.isIntersecting && onReached(), {
      root: scroller.current,
      rootMargin: '1600px 0px',
    });
    observer.observe(button.current);
    return () => observer.disconnect();
    // Another one with each step, so that one step after the other is taken while the end is near.
  }, [scroller, onReached]);
  return (
    <button ref={button} type="button" className="persona-more-items" onClick={onReached}>
      {label}
    </button>
  );
}
