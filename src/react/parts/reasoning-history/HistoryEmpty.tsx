'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { classNames } from '../../shared/class-names.js';
import { thought } from '../../shared/icon-paths.js';
import { IconShape } from '../../shared/IconShape.js';
import { useHistoryContext } from './history-context.js';

type HistoryEmptyProps = Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'className'> & {
  readonly className?: string | undefined;
};

/** Shown before the first thought, and if nothing matches. */
export const HistoryEmpty = forwardRef<HTMLDivElement, HistoryEmptyProps>(function HistoryEmpty(
  { className, ...rest },
  ref,
) {
  const history = useHistoryLabels();
  const { total, showAll } = useHistoryContext('<ReasoningHistory.Empty>');
  return (
    <div {...rest} ref={ref} className={classNames('persona-empty', className)}>
      <IconShape path={thought} />
      {total === 0 ? (
        <>
          <p className="persona-empty-title">{history.emptyTitle}</p>
          <p>{history.emptyText}</p>
        </>
      ) : (
        <>
          <p className="persona-empty-title">{history.nothingFound}</p>
          <button type="button" className="persona-button" onClick={showAll}>
            {history.clearSearch}
          </button>
        </>
      )}
    </div>
  );
});
