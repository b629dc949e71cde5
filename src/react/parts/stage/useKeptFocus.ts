'use client';

import { useEffect, useRef, type RefObject } from 'react';

/**
 * A button that goes away while it has the focus throws a keyboard user back to the top of the page. This moves the
 * focus to the element around it instead.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const focused = useRef<EventTarget | null>(null);
  useEffect(() => {
    const element = root.current;
    const remember = (event: FocusEvent) => {
      focused.current = event.target;
    };
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, [root]);
  // After every render, because any can have taken the button away.
  useEffect(() => {
    const last = focused.current;
    if (!(last instanceof Node) || last.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  });
}
