'use client';

import {
  forwardRef,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react';
import { usePersonaActivity } from '../../hooks/usePersonaActivity.js';
import { useLabels } from '../../labels/useLabels.js';
import { Captions } from '../captions/Captions.js';
import { classNames } from '../../shared/class-names.js';
import { StageContext } from './stage-context.js';
import { StageFullscreen } from './StageFullscreen.js';
import { StagePictureInPicture } from './StagePictureInPicture.js';
import { StagePoster } from './StagePoster.js';
import { StageStatus } from './StageStatus.js';
import { StageTools } from './StageTools.js';
import { StageUnmute } from './StageUnmute.js';
import { StageVideo } from './StageVideo.js';
import { StageView } from './StageView.js';
import { StageVolume } from './StageVolume.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { usePlayback } from './usePlayback.js';

/** Props of `Stage`: its poster, how it plays sound, and the attributes of its `<section>`. */
export interface StageProps extends ComponentPropsWithoutRef<'section'> {
  /** Shows the developer's advice beside an error. @default true in development */
  readonly showAdvice?: boolean;
  /** What is there until the first frame, and when there is no session: the address of a picture, or your own element. */
  readonly poster?: ReactNode;
  /** Lets the first touch or key anywhere on the page bring the sound that the browser has refused. @default true */
  readonly unlockOnGesture?: boolean;
  /** Keeps the screen on while there is a session, where the browser can. @default true */
  readonly wakeLock?: boolean;
  /**
   * Replaces what is on the stage: `Stage.Video`, `Stage.View`, `Stage.Status`, `Stage.Captions`, `Stage.Unmute`,
   * `Stage.Tools` with `Stage.Volume`, `Stage.PictureInPicture`, `Stage.Fullscreen`.
   */
  readonly children?: ReactNode;
}

const StageRoot = forwardRef<HTMLElement, StageProps>(function Stage(
  { className, showAdvice, poster, unlockOnGesture = true, wakeLock = true, children, ...rest },
  ref,
) {
  const { stage } = useLabels();
  const activity = usePersonaActivity();
  const root = useRef<HTMLElement>(null);
  const playback = usePlayback(root, { unlockOnGesture, wakeLock });
  const { status, picture } = playback.playback;
  useKeptFocus(root);
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => root.current);
  return (
    <section
      aria-label={stage}
      {...rest}
      ref={root}
      tabIndex={-1}
      className={classNames('persona-root persona-stage', className)}
      data-activity={activity}
      data-playback={status}
      data-picture={picture || undefined}
    >
      <StageContext.Provider value={playback}>
        {poster && <StagePoster poster={poster} />}
        {children ?? (
          <>
            <StageVideo />
            <StageView {...(showAdvice !== undefined && { showAdvice })} />
            <StageStatus />
            <Captions />
            <StageUnmute />
            <StageTools />
          </>
        )}
      </StageContext.Provider>
    </section>
  );
});

/**
 * The persona's picture and voice, with everything that can stand in its place: the way in, the connecting, the end.
 *
 * @example
 * <Stage>
 *   <Stage.Video />
 *   <Stage.View />
 *   <Stage.Captions />
 * </Stage>
 */
export const Stage = /* @__PURE__ */ Object.assign(StageRoot, {
  Video: StageVideo,
  View: StageView,
  Status: StageStatus,
  Captions,
  Unmute: StageUnmute,
  Tools: StageTools,
  Volume: StageVolume,
  PictureInPicture: StagePictureInPicture,
  Fullscreen: StageFullscreen,
});
