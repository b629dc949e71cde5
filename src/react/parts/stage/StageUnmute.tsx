'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../class-names.js';
import { Icon } from '../Icon.js';
import { useStage } from './stage-context.js';

/** There only while the browser refuses the sound. */
export const StageUnmute = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(
  function StageUnmute({ className, onClick, ...rest }, ref) {
    const labels = useLabels();
    const { playback, unmute } = useStage('<Stage.Unmute>');
    if (playback !== 'muted' && playback !== 'blocked') return null;
    return (
      <button
        {...rest}
        ref={ref}
        type="button"
        className={classNames('persona-button persona-button-light persona-stage-unmute', className)}
        onClick={(event) => {
          onClick?.(event);
          if (!event.defaultPrevented) unmute();
        }}
      >
        <Icon name="soundOff" />
        {labels.unmute}
      </button>
    );
  },
);
