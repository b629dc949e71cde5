'use client';

import { useCallback, useSyncExternalStore, type RefObject } from 'react';
import { selectionAround } from './selection-around.js';

/** Whether the user has selected text in the element. Follows the selection only while `isOn`. */
export function useSelectedWithin(element: RefObject<HTMLElement | null>, isOn: boolean): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!isOn) return () => undefined;
      document.addEventListener('selectionchange', listener);
      return () => document.removeEventListener('selectionchange', listener);
    },
    [isOn],
  );
  const read = () => {
    const { current } = element;
    return current !== null && selectionAround(current)?.containsNode(current, true) === true;
  };
  return useSyncExternalStore(subscribe, read, () => false);
}
