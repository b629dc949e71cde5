'use client';

import { forwardRef } from 'react';
import type { HistoryPanelProps } from './history-panel-props.js';
import { HistoryDialog } from './HistoryDialog.js';

/**
 * The history of thoughts in a panel beside the conversation, or in a sheet over it where the root is narrower than
 * 1000 px. Escape closes it and interrupts no answer. Renders nothing while it is closed.
 *
 * @example
 * const panel = useHistoryPanel(root);
 * <HistoryPanel panel={panel} />
 *
 * @throws PersonaError `config-context` outside a provider, when it opens
 */
export const HistoryPanel = forwardRef<HTMLDialogElement, HistoryPanelProps>(
  function HistoryPanel(props, ref) {
    return props.panel.isOpen ? <HistoryDialog {...props} ref={ref} /> : null;
  },
);
