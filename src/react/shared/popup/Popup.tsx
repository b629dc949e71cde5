'use client';

import {
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { classNames } from '../class-names.js';
import { closeOutside } from './close-outside.js';
import { followAnchor } from './follow-anchor.js';

export interface PopupProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly id: string;
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A small dialog next to its anchor. It closes on Escape, when the focus or the pointer goes elsewhere, and when its anchor
 * is scrolled away.
 */
export function Popup({ anchor, id, label, className, onClose, children }: PopupProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!box.current || !anchor.current) return undefined;
    const stop = followAnchor(box.current, anchor.current, onClose);
    box.current.focus({ preventScroll: true });
    return stop;
  }, [anchor, onClose]);
  useEffect(() => closeOutside([box, anchor], onClose), [anchor, onClose]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Escape would also interrupt the persona.
    event.preventDefault();
    event.stopPropagation();
    onClose();
    anchor.current?.focus({ preventScroll: true });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a dialog closes with Escape
    <div
      ref={box}
      id={id}
      role="dialog"
      aria-label={label}
      className={classNames('persona-root persona-popup', className)}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
