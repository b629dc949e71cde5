'use client';

import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { usePartLabels } from '../../labels/useLabels.js';
import { Icon } from '../../shared/Icon.js';
import { englishShortcutLabels } from '../../labels/shortcut-labels.js';
import { ShortcutList } from './ShortcutList.js';

/** A modal dialog. The browser restores the focus when it closes. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { title, close } = usePartLabels('shortcuts', englishShortcutLabels);
  const dialog = useRef<HTMLDialogElement>(null);
  // Close it before it unmounts, so that the browser restores the focus.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Escape closes only this dialog; the event must not also interrupt an answer.
    event.stopPropagation();
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      className="persona-root persona-shortcuts-dialog"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={escape}
    >
      <header>
        <h2>{title}</h2>
        <button
          type="button"
          className="persona-history-close"
          aria-label={close}
          title={close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <ShortcutList />
    </dialog>
  );
}
