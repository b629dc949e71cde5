'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { HistoryPanelControl } from '../../hooks/useHistoryPanel.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useChatAction, useShortcutKeys } from '../../keyboard/useChatAction.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { Icon } from '../../shared/Icon.js';

/** Props of `HistoryButton`: the panel that it opens, and the attributes of its `<button>`. */
export interface HistoryButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'type'> {
  /** The panel to open, returned by `useHistoryPanel`. */
  readonly panel: HistoryPanelControl;
}

/**
 * Opens and closes a `HistoryPanel`, on click and with the `thoughts` shortcut. In client mode, it renders nothing
 * before the first thought. In server mode, the empty panel says which models have thoughts.
 *
 * @example
 * function Conversation() {
 *   const root = useRef<HTMLDivElement>(null);
 *   const panel = useHistoryPanel(root);
 *   return (
 *     <div ref={root}>
 *       <Transcript />
 *       <HistoryButton panel={panel} />
 *     </div>
 *   );
 * }
 */
export const HistoryButton = forwardRef<HTMLButtonElement, HistoryButtonProps>(function HistoryButton(
  { panel, className, onClick, children, ...rest },
  ref,
) {
  const { history } = useLabels();
  const exists = usePersonaSelector(({ mode, reasoning }) => mode === 'server' || reasoning.size > 0);
  const keys = useShortcutKeys('thoughts');
  useChatAction('thoughts', exists ? panel.toggle : null);
  if (!exists) return null;
  return (
    <button
      title={history.title}
      aria-expanded={panel.isOpen}
      aria-controls={panel.id}
      aria-keyshortcuts={keys}
      {...rest}
      ref={ref}
      type="button"
      className={classNames('persona-root persona-history-action persona-history-button', className)}
      onClick={(event) => {
        onClick?.(event);
        // A double click counts as one click.
        if (!event.defaultPrevented && event.detail < 2) panel.toggle();
      }}
    >
      {children ?? (
        <>
          <Icon name="thought" />
          <span>{history.title}</span>
        </>
      )}
    </button>
  );
});
