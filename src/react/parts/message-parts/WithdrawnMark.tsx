'use client';

import type { ReactNode } from 'react';
import { englishMessagePartLabels } from '../../labels/message-part-labels.js';
import { usePartLabels } from '../../labels/useLabels.js';

/** A mark after words that the model withdrew when the persona had already said them. */
export function WithdrawnMark(): ReactNode {
  const { withdrawn } = usePartLabels('messageParts', englishMessagePartLabels);
  return (
    <span className="persona-cut" data-withdrawn>
      {withdrawn}
    </span>
  );
}
