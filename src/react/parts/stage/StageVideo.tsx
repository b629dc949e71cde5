'use client';

import { forwardRef, useImperativeHandle, type ComponentPropsWithoutRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useSpeaker } from '../../devices/useSpeaker.js';
import { useStage } from './stage-context.js';

export type StageVideoProps = Omit<
  ComponentPropsWithoutRef<'video'>,
  'src' | 'muted' | 'autoPlay' | 'poster'
>;

/**
 * The `<video>`, with the last frame while a new stream connects. Plays with sound if the browser allows it, else muted
 * (see `Stage.Unmute`). Picture and voice share this element, because iOS plays only one element at a time.
 */
export const StageVideo = forwardRef<HTMLVideoElement, StageVideoProps>(function StageVideo(
  { className, ...rest },
  ref,
) {
  const { persona } = useLabels();
  const { video, setVideo, held } = useStage('<Stage.Video>');
  useSpeaker(video);
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(ref, () => video, [video]);
  return (
    <>
      <canvas ref={held} className="persona-stage-held" width={0} height={0} aria-hidden="true" />
      <video
        aria-label={persona}
        {...rest}
        ref={setVideo}
        className={classNames('persona-stage-video', className)}
        // Without `playsInline`, an iPhone plays in full screen. No `autoPlay`, because it would race with the sound logic.
        playsInline
      />
    </>
  );
});
