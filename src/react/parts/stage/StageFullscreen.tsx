'use client';

import { forwardRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';
import { useStage } from './stage-context.js';
import { useFullscreen } from './useFullscreen.js';

/** Shows the stage with its captions in full screen. Hidden without a picture, or if the browser or a policy does not allow it. */
export const StageFullscreen = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function StageFullscreen(props, ref) {
    const { picture } = useLabels();
    const { root, video, playback } = useStage('<Stage.Fullscreen>');
    const { supported, active, toggle } = useFullscreen(root, video);
    if (!supported || !(playback.expectsPicture || playback.picture)) return null;
    return (
      <ControlButton
        {...props}
        ref={ref}
        icon={active ? 'fullscreenExit' : 'fullscreen'}
        label={picture.fullscreen}
        aria-pressed={active}
        data-state={active ? 'on' : 'off'}
        action={toggle}
      />
    );
  },
);
