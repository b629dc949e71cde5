'use client';

import { forwardRef, useState } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { useChatAction, useShortcutKeys } from '../../keyboard/useChatAction.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { mergePartLabels } from '../../labels/merge-labels.js';
import { englishShortcutNotes } from '../../labels/shortcut-notes.js';

const keyboard = 'M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M17 14h.1M7 14h7';

const ShortcutsDialog = onDemand<{ readonly onClose: () => void }>(() =>
  import('./ShortcutsDialog.js').then((code) => code.ShortcutsDialog),
);

/** Opens the list of shortcuts in a dialog. The `help` shortcut opens it too. */
export const ShortcutsButton = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function ShortcutsButton(props, ref) {
    const [open, setOpen] = useState(false);
    const { title } = mergePartLabels(useLabels().shortcuts, englishShortcutNotes);
    const toggle = () => setOpen(!open);
    useChatAction('help', toggle);
    return (
      <>
        <ControlButton
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-keyshortcuts={useShortcutKeys('help')}
          {...props}
          ref={ref}
          icon={keyboard}
          label={title}
          action={toggle}
        />
        {open && <ShortcutsDialog onClose={() => setOpen(false)} />}
      </>
    );
  },
);
