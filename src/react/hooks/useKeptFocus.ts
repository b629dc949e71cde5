'use client';

import { useEffect, type RefObject } from 'react';
import { focusedIn } from '../shared/focused-in.js';

/**
 * Keeps the keyboard focus within `root` when the focused button is removed, hidden or disabled. The browser would move
 * it to the top of the page; this moves it to the root, or to what `refuge` selects. `PersonaChat` has it; use it in a
 * layout of your own.
 *
 * @param root must be focusable (`tabIndex={-1}`) without a `refuge`
 * @param refuge a CSS selector, looked up within the root
 *
 * @example
 * const root = useRef<HTMLDivElement>(null);
 * useKeptFocus(root, '.persona-stage');
 * return <div ref={root}><Stage /><Controls /></div>;
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, refuge?: string): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let last: EventTarget | null = null;
    let nearer: HTMLElement | undefined;
    const remember = (event: FocusEvent) => {
      last = event.target;
      nearer = keepers.get(event);
      if (!nearer) keepers.set(event, element);
    };
    const keep = () => {
      if (!(last instanceof HTMLElement) || canHoldFocus(last) || nearer?.isConnected) return;
      const focused = focusedIn(element);
      const lost = last;
      last = null;
      // The browser takes the focus from a hidden element only with the next frame.
      if (focused !== null && focused !== lost) return;
      const target = refuge ? element.querySelector<HTMLElement>(refuge) : element;
      target?.focus({ preventScroll: true });
    };
    // Any part below can take the button away, with or without a render of the one who watches.
    const observer = new MutationObserver(keep);
    observer.observe(element, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden', 'data-session'],
    });
    element.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', remember);
    };
  }, [root, refuge]);
}

/** Who was told first that something has the focus: the nearest one keeps it, as long as it is there. */
const keepers = new WeakMap<Event, HTMLElement>();

const canHoldFocus = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && (element.checkVisibility?.() ?? true);
