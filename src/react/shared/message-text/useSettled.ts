'use client';

import { useLayoutEffect, useState, type RefObject } from 'react';
import { selectionAround } from './selection-around.js';

/**
 * Whether a text may be set anew in as few elements as it needs: once nothing more comes, and not while somebody has
 * selected something in it. A page's translator then finds whole sentences, and an old message costs little.
 */
export function useSettled(box: RefObject<HTMLElement | null>, done: boolean): boolean {
  const [isSettled, setSettled] = useState(done);
  useLayoutEffect(() => {
    const { current } = box;
    return done && !isSettled && current ? onUnselected(current, () => setSettled(true)) : undefined;
  }, [box, done, isSettled]);
  return done && isSettled;
}

/** Calls back when nothing of the element is selected: at once, or when the reader has selected something else. */
function onUnselected(element: HTMLElement, callback: () => void): () => void {
  const look = () => selectionAround(element)?.containsNode(element, true) || callback();
  document.addEventListener('selectionchange', look);
  look();
  return () => document.removeEventListener('selectionchange', look);
}
