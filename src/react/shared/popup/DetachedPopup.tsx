'use client';

import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Popup, type PopupProps } from './Popup.js';

/** A popup outside the text around its anchor, so that it does not affect selection, copying or translation there. */
export function DetachedPopup(props: PopupProps): ReactNode {
  const host = props.anchor.current?.closest<HTMLElement>('.persona-transcript, .persona-root');
  return host && createPortal(<Popup {...props} />, host);
}
