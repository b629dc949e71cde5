'use client';

import type { ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { Icon } from '../Icon.js';

export function TranscriptEmpty(): ReactNode {
  const labels = useLabels();
  return (
    <div className="persona-empty">
      <Icon name="chat" />
      <p className="persona-empty-title">{labels.emptyTitle}</p>
      <p>{labels.emptyText}</p>
    </div>
  );
}
