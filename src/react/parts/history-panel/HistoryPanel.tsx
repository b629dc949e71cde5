'use client';

import { forwardRef } from 'react';
import type { HistoryPanelProps } from './history-panel-props.js';
import { HistoryDialog } from './HistoryDialog.js';

/**
 * The history of thoughts in a side panel, or in a sheet over the conversation if the root is narrower than 1100 px. Escape
 * closes it without interrupting an answer. Renders nothing while it is closed.
 *
 * @example
 * function Conversation() {
 *   const root = useRef<HTMLDivElement>(null);
 *   const panel = useHistoryPanel(root);
 *   return (
 *     <div ref={root}>
 *       <Transcript />
 *       <HistoryPanel panel={panel} />
 *     </div>
 *   );
 * }
 *
 * @throws PersonaError `config-context` outside a provider, when it opens
 */
export const HistoryPanel = forwardRef<HTMLDialogElement, HistoryPanelProps>(
  function HistoryPanel(props, ref) {
    return props.panel.isOpen ? <HistoryDialog {...props} ref={ref} /> : null;
  },
);
