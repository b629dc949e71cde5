'use client';

import { forwardRef, useContext, type ComponentPropsWithoutRef } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { toMarkdown } from '../../reasoning/reasoning-markdown.js';
import { HistoryActionsContext, useHistoryContext } from './history-context.js';
import { useCopy } from './useCopy.js';

/** Copies and exports the shown turns, after search and filter. */
export const HistoryActions = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function HistoryActions({ className, ...rest }, ref) {
    const history = useHistoryLabels();
    const { notLoaded } = useLabels();
    const { tell } = useContext(HistoryActionsContext);
    const { turns, told } = useHistoryContext('<ReasoningHistory.Actions>');
    const copy = useCopy();
    const save = (format: 'json' | 'md') => {
      tell('');
      import('./save-turns.js').then(
        ({ saveTurns }) => saveTurns(turns, format, history),
        () => tell(notLoaded),
      );
    };
    const actions = [
      [history.copyAll, () => copy(toMarkdown(turns, history))],
      [history.exportJson, () => save('json')],
      [history.exportMarkdown, () => save('md')],
    ] as const;
    return (
      <div {...rest} ref={ref} className={classNames('persona-history-actions', className)}>
        {actions.map(([label, act]) => (
          <button
            key={label}
            type="button"
            className="persona-history-action"
            disabled={turns.length === 0}
            onClick={act}
          >
            {label}
          </button>
        ))}
        <span role="status" className="persona-history-told">
          {told}
        </span>
      </div>
    );
  },
);
