'use client';

import { useEffect, useState, type RefObject } from 'react';

/** The minimum width for panel, video and conversation side by side (px). */
const ENOUGH = 1100;

/** Returns the value without a measurement. Where measuring is not possible, the root counts as wide. */
const isUnknown = (): boolean | null => (typeof ResizeObserver === 'undefined' ? false : null);

/** Whether the element (or the page) is too narrow for a side panel; `null` until it has been measured. */
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
