'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { useTurnPlace } from '../../shared/useTurnPlace.js';
import { classNames } from '../../shared/class-names.js';
import { useReasoning } from './reasoning-context.js';

/** A link to the turn in the history of thoughts. Hidden without a history. */
export const ReasoningHistoryLink = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(
  function ReasoningHistoryLink({ className, children, onClick, ...rest }, ref) {
    const { history } = useLabels();
    const { turnId, open } = useReasoning('<Reasoning.HistoryLink>');
    const show = useTurnPlace('history');
    if (!show || turnId === null || !open) return null;
    return (
      <button
        {...rest}
        ref={ref}
        type="button"
        className={classNames('persona-reasoning-link', className)}
        onClick={(event) => {
          onClick?.(event);
          if (!event.defaultPrevented) show(turnId);
        }}
      >
        {children ?? history.showInHistory}
      </button>
    );
  },
);
