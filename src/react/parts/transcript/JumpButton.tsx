'use client';

import type { ReactNode } from 'react';
import { formatCount } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { useTranscriptLabels } from '../../labels/useTranscriptLabels.js';
import { useShortcutKeys } from '../../keyboard/useChatAction.js';
import { Icon } from '../../shared/Icon.js';

interface JumpButtonProps {
  /** The number of messages since the user scrolled away from the end. */
  readonly added: number;
  readonly onJump: () => void;
}

export function JumpButton({ added, onJump }: JumpButtonProps): ReactNode {
  const { locale } = useLabels();
  const labels = useTranscriptLabels();
  return (
    <button
      type="button"
      className="persona-button persona-jump"
      aria-keyshortcuts={useShortcutKeys('newest')}
      onClick={onJump}
    >
      <Icon name="down" />
      <span>{added > 0 ? formatCount(labels.newMessages, added, locale) : labels.jumpToNewest}</span>
    </button>
  );
}
