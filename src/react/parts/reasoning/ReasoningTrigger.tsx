'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../class-names.js';
import { Icon } from '../Icon.js';
import { useReasoning } from './reasoning-context.js';
import { reasoningTitle } from './reasoning-title.js';

/** Opens and closes the thoughts; says how long they took. */
export const ReasoningTrigger = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(
  function ReasoningTrigger({ className, onClick, children, ...rest }, ref) {
    const labels = useLabels();
    const { thoughts, open, toggle, contentId } = useReasoning('<Reasoning.Trigger>');
    return (
      <button
        {...rest}
        ref={ref}
        type="button"
        className={classNames('persona-reasoning-trigger', className)}
        aria-expanded={open}
        aria-controls={contentId}
        onClick={(event) => {
          onClick?.(event);
          if (!event.defaultPrevented) toggle();
        }}
      >
        <Icon name="thought" />
        <span className="persona-reasoning-title">{children ?? reasoningTitle(thoughts, labels)}</span>
        <Icon name="chevron" />
      </button>
    );
  },
);
