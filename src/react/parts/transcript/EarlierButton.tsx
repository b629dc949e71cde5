'use client';

import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useLabels } from '../../labels/useLabels.js';

interface EarlierButtonProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onReached: () => void;
}

/** Where what is mounted begins: a reader who comes near it has more before they are there, and can ask for it too. */
export function EarlierButton({ scroller, onReached }: EarlierButtonProps): ReactNode {
  const { messages } = useLabels();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!button.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onReached(), {
      root: scroller.current,
      rootMargin: '1600px 0px 0px',
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [scroller, onReached]);
  return (
    <button ref={button} type="button" className="persona-earlier" onClick={onReached}>
      {messages.earlier}
    </button>
  );
}
