'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { PersonaActivity } from '../../../core/index.js';
import { usePersonaActivity } from '../../hooks/usePersonaActivity.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useStage } from './stage-context.js';

const busy: ReadonlySet<PersonaActivity> = new Set<PersonaActivity>([
  'thinking',
  'speaking',
  'waiting',
  'reconnecting',
]);

/** Shows what the persona is doing, in a few words. Renders nothing without a session. */
export const StageStatus = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(
  function StageStatus({ className, ...rest }, ref) {
    const labels = useLabels();
    const activity = usePersonaActivity();
    const { playback } = useStage('<Stage.Status>');
    if (activity === 'idle' || activity === 'connecting' || activity === 'ended' || activity === 'failed') {
      return null;
    }
    const waitsForPicture = playback.expectsPicture && !playback.picture && !busy.has(activity);
    return (
      <p
        {...rest}
        ref={ref}
        className={classNames('persona-stage-status', className)}
        data-activity={waitsForPicture ? 'connecting' : activity}
      >
        <span className="persona-dot" aria-hidden="true" />
        <span>{waitsForPicture ? labels.picture.loading : labels.activity[activity]}</span>
      </p>
    );
  },
);
