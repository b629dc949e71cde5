'use client';

import { forwardRef, useContext, type ComponentPropsWithoutRef } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { PersonaContext } from '../../provider/persona-context.js';
import { useStoreSlice } from '../../provider/useStoreSlice.js';
import { classNames } from '../../shared/class-names.js';
import { thought } from '../../shared/icon-paths.js';
import { IconShape } from '../../shared/IconShape.js';
import { useHistoryContext } from './history-context.js';

type HistoryEmptyProps = Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'className'> & {
  readonly className?: string | undefined;
};

/**
 * Shown before the first thought, and if nothing matches. In server mode it says which models have thoughts, because
 * Anam passes on reasoning only in these formats (https://anam.ai/docs/personas/llms/custom-llms).
 */
export const HistoryEmpty = forwardRef<HTMLDivElement, HistoryEmptyProps>(function HistoryEmpty(
  { className, ...rest },
  ref,
) {
  const history = useHistoryLabels();
  // Thoughts from another source do not need a persona.
  const store = useContext(PersonaContext)?.persona.store;
  const mode = useStoreSlice(store, (state) => state.mode, null);
  const { total, showAll } = useHistoryContext('<ReasoningHistory.Empty>');
  const isEmpty = total === 0;
  return (
    <div {...rest} ref={ref} className={classNames('persona-empty', className)}>
      <IconShape path={thought} />
      <p className="persona-empty-title">{isEmpty ? history.emptyTitle : history.nothingFound}</p>
      {isEmpty && <p>{history.emptyText}</p>}
      {isEmpty && mode === 'server' && <p>{history.emptyServer}</p>}
      {!isEmpty && (
        <button type="button" className="persona-button" onClick={showAll}>
          {history.clearSearch}
        </button>
      )}
    </div>
  );
});
