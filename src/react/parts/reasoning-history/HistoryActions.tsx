'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useReasoningHistory } from './history-context.js';
import { fileName, toJson, toMarkdown } from '../../reasoning/reasoning-export.js';
import { saveFile } from '../../shared/save-file.js';
import { useCopy } from './useCopy.js';

/** Copies and exports what is shown: with a search or a filter, what is left by it. */
export const HistoryActions = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function HistoryActions({ className, ...rest }, ref) {
    const { history } = useLabels();
    const { entries, told } = useReasoningHistory('<ReasoningHistory.Actions>');
    const copy = useCopy();
    const nothing = entries.length === 0;
    return (
      <div {...rest} ref={ref} className={classNames('persona-history-actions', className)}>
        <button
          type="button"
          className="persona-history-action"
          disabled={nothing}
          onClick={() => copy(toMarkdown(entries, history))}
        >
          {history.copyAll}
        </button>
        <button
          type="button"
          className="persona-history-action"
          disabled={nothing}
          onClick={() => saveFile(fileName(entries, 'json'), 'application/json', toJson(entries))}
        >
          {history.exportJson}
        </button>
        <button
          type="button"
          className="persona-history-action"
          disabled={nothing}
          onClick={() => saveFile(fileName(entries, 'md'), 'text/markdown', toMarkdown(entries, history))}
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
