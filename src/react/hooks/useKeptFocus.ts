'use client';

import { useEffect, type RefObject } from 'react';
import { focusedIn } from '../shared/focused-in.js';

/**
 * Keeps the keyboard focus in the layout. If a focused button within `root` is removed, hidden or disabled, the browser
 * moves the focus to the top of the page. This hook moves it to the root instead, or to the element that `refuge` selects.
 * `PersonaChat` uses it; use it in your own layout.
 *
 * @param root without a `refuge` it must be focusable (`tabIndex={-1}`)
 * @param refuge a CSS selector, looked up within the root
 *
 * @example
 * function Call() {
 *   const root = useRef<HTMLDivElement>(null);
 *   useKeptFocus(root, '.persona-stage');
 *   return <div ref={root}><Stage /><Controls /></div>;
 * }
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
      // The browser moves the focus away from a hidden element only in the next frame.
      if (focused !== null && focused !== lost) return;
      const target = refuge ? element.querySelector<HTMLElement>(refuge) : element;
      target?.focus({ preventScroll: true });
    };
    // Any child can remove the button, with or without a render of this component.
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

/** The hook that got the focus event first: the nearest root keeps the focus while it is mounted. */
const keepers = new WeakMap<Event, HTMLElement>();

const canHoldFocus = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && (element.checkVisibility?.() ?? true);
