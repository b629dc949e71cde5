'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useHistoryContext } from './history-context.js';
import { fileName, toJson, toMarkdown } from '../../reasoning/reasoning-export.js';
import { saveFile } from '../../shared/save-file.js';
import { useCopy } from './useCopy.js';

/** Copies and exports the shown turns, after search and filter. */
export const HistoryActions = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function HistoryActions({ className, ...rest }, ref) {
    const { history } = useLabels();
    const { turns, told } = useHistoryContext('<ReasoningHistory.Actions>');
    const copy = useCopy();
    const nothing = turns.length === 0;
    return (
      <div {...rest} ref={ref} className={classNames('persona-history-actions', className)}>
        <button
          type="button"
          className="persona-history-action"
          disabled={nothing}
          onClick={() => copy(toMarkdown(turns, history))}
        >
          {history.copyAll}
        </button>
        <button
          type="button"
          className="persona-history-action"
          disabled={nothing}
          onClick={() => saveFile(fileName(turns, 'json'), 'application/json', toJson(turns))}
        >
          {history.exportJson}
        </button>
        <button
          type="button"
          className="persona-history-action"
          disabled={nothing}
          onClick={() => saveFile(fileName(turns, 'md'), 'text/markdown', toMarkdown(turns, history))}
        >
          {history.exportMarkdown}
        </button>
        <span role="status" className="persona-history-told">
          {told}
        </span>
      </div>
    );
  },
);
