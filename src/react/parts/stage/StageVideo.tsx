'use client';

import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  type ComponentPropsWithoutRef,
  type RefObject,
} from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useSpeaker } from '../../devices/useSpeaker.js';
import { usePersona } from '../../hooks/usePersona.js';
import { Icon } from '../../shared/Icon.js';
import { dropFrame, holdFrame } from './held-frame.js';
import { useStage } from './stage-context.js';
import { usePictureInPicture } from './usePictureInPicture.js';

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
  const { persona, picture } = useLabels();
  const { video, setVideo, held } = useStage('<Stage.Video>');
  useSpeaker(video);
  const isElsewhere = useElsewhere(video, held);
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(ref, () => video, [video]);
  return (
    <>
      <canvas ref={held} className="persona-stage-held" width={0} height={0} aria-hidden="true" />
      <video
        aria-label={persona}
        {...rest}
        ref={setVideo}
        className={classNames('persona-stage-video', className)}
        data-elsewhere={isElsewhere || undefined}
        // Without `playsInline`, an iPhone plays in full screen. No `autoPlay`, because it would race with the sound logic.
        playsInline
      />
      {isElsewhere && (
        <p className="persona-stage-elsewhere">
          <Icon name="pictureInPicture" />
          <span>{picture.elsewhere}</span>
        </p>
      )}
    </>
  );
});

/**
 * Whether the picture is in a separate window. The stage then keeps its last frame, because the video itself is black.
 */
function useElsewhere(video: HTMLVideoElement | null, held: RefObject<HTMLCanvasElement | null>): boolean {
  const persona = usePersona();
  const { active } = usePictureInPicture(video);
  useEffect(() => {
    const canvas = held.current;
    if (!active || !video || !canvas) return undefined;
    holdFrame(video, canvas);
    const controls = import('./window-controls.js').then(
      (code) => code.offerWindowControls(persona),
      // Without these controls, the window still shows the picture.
      () => () => undefined,
    );
    return () => {
      dropFrame(canvas);
      void controls.then((stop) => stop());
    };
  }, [active, video, held, persona]);
  return active;
}
