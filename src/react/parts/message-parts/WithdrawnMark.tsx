'use client';

import type { ReactNode } from 'react';
import { englishMessagePartLabels } from '../../labels/message-part-labels.js';
import { usePartLabels } from '../../labels/useLabels.js';

/** Stands behind words that the model took back after the persona had said them. */
export function WithdrawnMark(): ReactNode {
  const { withdrawn } = usePartLabels('messageParts', englishMessagePartLabels);
  return (
    <span className="persona-cut" data-withdrawn>
      {withdrawn}
    </span>
  );
}
