'use client';

import { forwardRef, useImperativeHandle, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../class-names.js';
import { useStage } from './stage-context.js';

export type StageVideoProps = Omit<ComponentPropsWithoutRef<'video'>, 'src' | 'muted' | 'autoPlay'>;

/** The `<video>`; plays with sound if the browser allows it, else muted (see `Stage.Unmute`). */
export const StageVideo = forwardRef<HTMLVideoElement, StageVideoProps>(function StageVideo(
  { className, ...rest },
  ref,
) {
  const { persona } = useLabels();
  const { video, setVideo } = useStage('<Stage.Video>');
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(ref, () => video, [video]);
  return (
    <video
      aria-label={persona}
      {...rest}
      ref={setVideo}
      className={classNames('persona-stage-video', className)}
      playsInline
      autoPlay
    />
  );
});
