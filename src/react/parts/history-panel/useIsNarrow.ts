'use client';

import { useEffect, useState, type RefObject } from 'react';

/** Room for the panel, the picture and the conversation side by side (px). */
const ENOUGH = 1000;

/** Where nothing can be measured, there is room. */
const isUnknown = (): boolean | null => (typeof ResizeObserver === 'undefined' ? false : null);

/** Whether there is no room beside the element's content, or that of the page; `null` until it has been measured. */
export function useIsNarrow(element: RefObject<HTMLElement | null>): boolean | null {
  const [isNarrow, setIsNarrow] = useState(isUnknown);
  useEffect(() => {
    if (typeof ResizeObserver === 'undefined') return undefined;
    const measured = element.current ?? document.documentElement;
    const observer = new ResizeObserver(() => setIsNarrow(measured.clientWidth < ENOUGH));
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return isNarrow;
}
