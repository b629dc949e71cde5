'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { usePersonaActivity } from '../../hooks/usePersonaActivity.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';

/** What the persona is doing, in one word. Renders nothing without a session. */
export const StageStatus = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(
  function StageStatus({ className, ...rest }, ref) {
    const labels = useLabels();
    const activity = usePersonaActivity();
    if (activity === 'idle' || activity === 'connecting' || activity === 'ended' || activity === 'failed') {
      return null;
    }
    return (
      <p
        {...rest}
        ref={ref}
        className={classNames('persona-stage-status', className)}
        data-activity={activity}
      >
        <span className="persona-dot" aria-hidden="true" />
        <span>{labels.activity[activity]}</span>
      </p>
    );
  },
);
