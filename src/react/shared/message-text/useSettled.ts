'use client';

import { useLayoutEffect, useState, type RefObject } from 'react';
import { selectionAround } from './selection-around.js';

/**
 * Whether a text may be re-rendered with as few elements as possible: it is complete, and the user has not selected any
 * of it. Page translators then find whole sentences, and old messages are cheap.
 */
export function useSettled(box: RefObject<HTMLElement | null>, done: boolean): boolean {
  const [isSettled, setSettled] = useState(done);
  useLayoutEffect(() => {
    const { current } = box;
    return done && !isSettled && current ? onUnselected(current, () => setSettled(true)) : undefined;
  }, [box, done, isSettled]);
  return done && isSettled;
}

/** Calls back when nothing in the element is selected: immediately, or when the selection changes. */
function onUnselected(element: HTMLElement, callback: () => void): () => void {
  const look = () => selectionAround(element)?.containsNode(element, true) || callback();
  document.addEventListener('selectionchange', look);
  look();
  return () => document.removeEventListener('selectionchange', look);
}
