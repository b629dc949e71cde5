'use client';

import {
  useEffect,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';

interface AnchoredPopupProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly id: string;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Distance to the anchor and the edges (px). */
const GAP = 6;

/**
 * A small dialog next to its anchor. It is rendered outside of the surrounding text, so that it does not affect
 * selection, copying or translation there. It closes on Escape, and when the focus or the pointer goes elsewhere.
 */
export function AnchoredPopup({ anchor, id, label, onClose, children }: AnchoredPopupProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const host = anchor.current?.closest<HTMLElement>('.persona-transcript, .persona-root');
  useLayoutEffect(() => {
    if (host && anchor.current && box.current) place(box.current, anchor.current, host);
    box.current?.focus({ preventScroll: true });
  }, [host, anchor]);
  useEffect(() => closeOutside([box, anchor], onClose), [anchor, onClose]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Escape would also interrupt the persona.
    event.preventDefault();
    event.stopPropagation();
    onClose();
    anchor.current?.focus({ preventScroll: true });
  };
  if (!host) return null;
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a dialog closes with Escape
    <div
      ref={box}
      id={id}
      role="dialog"
      aria-label={label}
      className="persona-popup"
      tabIndex={-1}
      style={hidden}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>,
    host,
  );
}

const hidden: CSSProperties = { insetBlockStart: 0, insetInlineStart: 0 };

/**
 * Places the popup below the anchor, or above it if there is no room. Uses physical pixels, which are the same in both
 * text directions.
 */
function place(box: HTMLElement, anchor: HTMLElement, host: HTMLElement): void {
  const [at, around, size] = [anchor, host, box].map((element) => element.getBoundingClientRect());
  if (!at || !around || !size) return;
  const below = at.bottom + GAP;
  const fits = below + size.height <= around.bottom;
  const top = fits ? below : Math.max(around.top + GAP, at.top - GAP - size.height);
  const left = Math.max(
    around.left + GAP,
    Math.min(at.left + at.width / 2 - size.width / 2, around.right - GAP - size.width),
  );
  Object.assign(box.style, {
    inset: 'auto',
    top: `${top - around.top}px`,
    left: `${left - around.left}px`,
  });
}

function closeOutside(inside: readonly RefObject<HTMLElement | null>[], onClose: () => void): () => void {
  const onEvent = (event: Event) => {
    // Outside of a shadow root, the target of an event is the host.
    const path = event.composedPath();
    if (!inside.some(({ current }) => current && path.includes(current))) onClose();
  };
  const options = { capture: true, passive: true };
  for (const type of closing) document.addEventListener(type, onEvent, options);
  return () => {
    for (const type of closing) document.removeEventListener(type, onEvent, options);
  };
}

const closing = ['pointerdown', 'focusin', 'scroll'];
