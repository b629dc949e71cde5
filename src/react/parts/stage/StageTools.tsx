'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { Captions } from '../captions/Captions.js';
import { classNames } from '../../shared/class-names.js';
import { useStage } from './stage-context.js';
import { StageFullscreen } from './StageFullscreen.js';
import { StagePictureInPicture } from './StagePictureInPicture.js';
import { StageVolume } from './StageVolume.js';

export interface StageToolsProps extends ComponentPropsWithoutRef<'div'> {
  /** Replaces the buttons. @default settings of the captions, volume, picture-in-picture, full screen */
  readonly children?: ReactNode;
}

/** The buttons of the video; shown while there is one. */
export const StageTools = forwardRef<HTMLDivElement, StageToolsProps>(function StageTools(
  { className, children, ...rest },
  ref,
) {
  const { picture } = useLabels();
  const { playback } = useStage('<Stage.Tools>');
  if (playback.status === 'none') return null;
  return (
    <div
      role="group"
      aria-label={picture.tools}
      {...rest}
      ref={ref}
      className={classNames('persona-stage-tools', className)}
    >
      {children ?? (
        <>
          <Captions.Settings />
          <StageVolume />
          <StagePictureInPicture />
          <StageFullscreen />
        </>
      )}
    </div>
  );
});
