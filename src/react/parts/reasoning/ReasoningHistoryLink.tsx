'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { useTurnPlace } from '../../shared/useTurnPlace.js';
import { classNames } from '../../shared/class-names.js';
import { useReasoning } from './reasoning-context.js';

/** Leads to the turn in the viewer of all thoughts; not there where there is none. */
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
        className={classNames('persona-button-bare persona-reasoning-link', className)}
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
