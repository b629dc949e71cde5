'use client';

import { useEffect, useRef, type ReactNode, type RefObject } from 'react';

interface MoreItemsProps {
  readonly label: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onReached: () => void;
}

/** The edge of the mounted part of a list. Mounts more when the user scrolls near it, or on click. */
export function MoreItems({ label, scroller, onReached }: MoreItemsProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!button.current || typeof IntersectionObserver === 'undefined') return undefined;
    // On a busy page one call can report several changes. Only the last one is current.
    const observer = new IntersectionObserver((changes) => changes.at(-1)?.isIntersecting && onReached(), {
      root: scroller.current,
      rootMargin: '1600px 0px',
    });
    observer.observe(button.current);
    return () => observer.disconnect();
    // Re-created with each step, so that more steps follow while the edge is near.
  }, [scroller, onReached]);
  return (
    <button ref={button} type="button" className="persona-more-items" onClick={onReached}>
      {label}
    </button>
  );
}
