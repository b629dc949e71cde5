'use client';

import { useEffect, useRef, type RefObject } from 'react';

/**
 * A button that goes away, is hidden or disabled while it has the focus throws a keyboard user back to the top of the
 * page. This moves the focus to the root instead, or to what `refuge` selects in it.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, refuge?: string): void {
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
    if (!(last instanceof HTMLElement) || canHoldFocus(last)) return;
    focused.current = null;
    const { activeElement } = document;
    // The browser takes the focus from a hidden element only with the next frame.
    if (activeElement !== document.body && activeElement !== last) return;
    const target = refuge ? root.current?.querySelector<HTMLElement>(refuge) : root.current;
    target?.focus({ preventScroll: true });
  });
}

const canHoldFocus = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && (element.checkVisibility?.() ?? true);
