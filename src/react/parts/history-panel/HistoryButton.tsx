'use client';

import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';
import { useChatAction, useShortcutKeys } from '../../keyboard/useChatAction.js';
import { Icon } from '../../shared/Icon.js';

interface HistoryButtonProps {
  readonly panelId: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Opens the viewer; not there before the first thought. */
export function HistoryButton({ panelId, open, onToggle }: HistoryButtonProps) {
  const { history } = useLabels();
  const exists = usePersonaSelector(({ reasoning }) => reasoning.size > 0);
  const keys = useShortcutKeys('thoughts');
  useChatAction('thoughts', exists ? onToggle : null);
  if (!exists) return null;
  return (
    <button
      type="button"
      className="persona-history-action persona-history-button"
      title={history.title}
      aria-expanded={open}
      aria-controls={panelId}
      aria-keyshortcuts={keys}
      onClick={onToggle}
    >
      <Icon name="thought" />
      <span>{history.title}</span>
    </button>
  );
}
