'use client';

import { forwardRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';
import { useStage } from './stage-context.js';

/** Mutes the persona for the user, even in later sessions. The persona continues to speak. */
export const StageVolume = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function StageVolume(props, ref) {
    const { picture } = useLabels();
    const { playback, setSilent } = useStage('<Stage.Volume>');
    const { silent } = playback;
    return (
      <ControlButton
        {...props}
        ref={ref}
        icon={silent ? 'soundOff' : 'sound'}
        label={picture.silence}
        aria-pressed={silent}
        data-state={silent ? 'muted' : 'on'}
        action={() => setSilent(!silent)}
      />
    );
  },
);
