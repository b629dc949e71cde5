'use client';

import type { ReactNode } from 'react';
import type { LatencyExcess } from '../../../core/index.js';
import { formatLabel, formatSeconds } from '../../labels/format-label.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { englishTimelineLabels } from '../../labels/timeline-labels.js';

/** Shows that a step is over budget; otherwise renders nothing. */
export function Excess({ of: excess }: { readonly of: LatencyExcess | undefined }): ReactNode {
  const { locale } = useLabels();
  const labels = usePartLabels('timeline', englishTimelineLabels);
  if (!excess) return null;
  return (
    <span className="persona-timeline-over">
      {formatLabel(labels.overBudget, { budget: formatSeconds(excess.budgetMs, locale) })}
    </span>
  );
}
