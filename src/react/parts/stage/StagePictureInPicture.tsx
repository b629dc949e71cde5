'use client';

import { forwardRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';
import { useStage } from './stage-context.js';
import { usePictureInPicture } from './usePictureInPicture.js';

/** Shows the video above other windows. Hidden if the browser or a policy does not allow it. */
export const StagePictureInPicture = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function StagePictureInPicture(props, ref) {
    const { picture } = useLabels();
    const { video, playback } = useStage('<Stage.PictureInPicture>');
    const { supported, active, toggle } = usePictureInPicture(video);
    if (!supported || !(playback.expectsPicture || playback.picture)) return null;
    return (
      <ControlButton
        {...props}
        ref={ref}
        icon="pictureInPicture"
        label={picture.pictureInPicture}
        aria-pressed={active}
        data-state={active ? 'on' : 'off'}
        action={toggle}
      />
    );
  },
);
