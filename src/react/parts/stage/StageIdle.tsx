'use client';

import type { ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { Icon } from '../../shared/Icon.js';
import { StartButton } from './StartButton.js';

export function StageIdle(): ReactNode {
  const labels = useLabels();
  return (
    <div className="persona-stage-view" data-view="idle">
      <p className="persona-stage-title">{labels.idleTitle}</p>
      <p className="persona-stage-text">{labels.idleText}</p>
      <StartButton>
        <Icon name="start" />
        <span>{labels.start}</span>
      </StartButton>
    </div>
  );
}
