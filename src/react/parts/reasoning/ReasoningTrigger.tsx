'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { DisclosureTrigger } from '../../shared/disclosure/DisclosureTrigger.js';
import { useReasoning } from './reasoning-context.js';
import { reasoningTitle } from '../../reasoning/reasoning-title.js';

/** Opens and closes the thoughts, and shows their duration. */
export const ReasoningTrigger = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(
  function ReasoningTrigger({ className, children, ...rest }, ref) {
    const labels = useLabels();
    const { thoughts, open, toggle, contentId } = useReasoning('<Reasoning.Trigger>');
    return (
      <DisclosureTrigger
        {...rest}
        ref={ref}
        className={classNames('persona-reasoning-trigger', className)}
        icon="thought"
        open={open}
        toggle={toggle}
        contentId={contentId}
      >
        {children ?? reasoningTitle(thoughts, labels)}
      </DisclosureTrigger>
    );
  },
);
