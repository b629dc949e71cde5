'use client';

import type { ReactNode } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { chevron } from '../../shared/icon-paths.js';
import { IconShape } from '../../shared/IconShape.js';
import { useHistoryContext } from './history-context.js';
import { HistoryActions } from './HistoryActions.js';
import { HistoryFilters } from './HistoryFilters.js';

/** Filters and export, collapsed to leave space for the thoughts. */
export function HistoryTools(): ReactNode {
  const history = useHistoryLabels();
  const { isFiltered } = useHistoryContext('<ReasoningHistory>');
  return (
    <details className="persona-history-tools">
      <summary data-filtered={isFiltered || undefined}>
        <IconShape path={chevron} />
        <span>{history.tools}</span>
        {isFiltered && <span className="persona-history-badge">{history.filtered}</span>}
      </summary>
      <HistoryFilters />
      <HistoryActions />
    </details>
  );
}
