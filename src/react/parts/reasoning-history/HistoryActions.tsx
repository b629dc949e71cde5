'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useHistoryContext } from './history-context.js';
import { useTurnsExport } from './useTurnsExport.js';

/** Copies and exports the shown turns, after search and filter. */
export const HistoryActions = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function HistoryActions({ className, ...rest }, ref) {
    const history = useHistoryLabels();
    const { turns, told } = useHistoryContext('<ReasoningHistory.Actions>');
    const run = useTurnsExport();
    const actions = [
      [history.copyAll, 'copy'],
      [history.exportJson, 'json'],
      [history.exportMarkdown, 'md'],
    ] as const;
    return (
      <div {...rest} ref={ref} className={classNames('persona-history-actions', className)}>
        {actions.map(([label, as]) => (
          <button
            key={label}
            type="button"
            className="persona-history-action"
            disabled={turns.length === 0}
            onClick={() => run(turns, as)}
          >
            {label}
          </button>
        ))}
        <span role="status" className="persona-history-note">
          {told}
        </span>
      </div>
    );
  },
);
