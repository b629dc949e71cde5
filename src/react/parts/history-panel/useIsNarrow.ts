'use client';

import { useEffect, useState, type RefObject } from 'react';

/** Room for the panel, the picture and the conversation side by side (px). */
const ENOUGH = 1000;

/** Whether there is no room beside the element's content; `null` until it has been measured. */
export function useIsNarrow(element: RefObject<HTMLElement | null>): boolean | null {
  const [isNarrow, setIsNarrow] = useState<boolean | null>(null);
  useEffect(() => {
    const { current } = element;
    if (!current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setIsNarrow(current.clientWidth < ENOUGH));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return isNarrow;
}
