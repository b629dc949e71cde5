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
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { StageContext } from './stage-context.js';
import { StageDisclosure } from './StageDisclosure.js';
import { StageFullscreen, StagePictureInPicture, StageVolume } from './stage-buttons.js';
import { StageMenu } from './StageMenu.js';
import { StagePoster } from './StagePoster.js';
import { StageStatus } from './StageStatus.js';
import { StageTools } from './StageTools.js';
import { StageUnmute } from './StageUnmute.js';
import { StageVideo } from './StageVideo.js';
import { StageView } from './StageView.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { usePlayback } from './usePlayback.js';

/** Props of `Stage`: its poster, how it plays sound, and the attributes of its `<section>`. */
export interface StageProps extends ComponentPropsWithoutRef<'section'> {
  /** Shows the advice for developers with an error. @default true in development */
  readonly showAdvice?: boolean;
  /** Shown until the first frame, and without a session: an image URL or your own element. */
  readonly poster?: ReactNode;
  /** Whether the first touch or key press on the page enables sound that the browser blocked. @default true */
  readonly unlockOnGesture?: boolean;
  /** Keeps the screen on during a session, if the browser supports it. @default true */
  readonly wakeLock?: boolean;
  /**
   * Shows an orb that moves with both voices instead of the picture. The session does not wait for the picture. Needs
   * `layouts.css`. @default false
   */
  readonly voiceOnly?: boolean;
  /**
   * Replaces the content of the stage: `Stage.Video`, `Stage.View`, `Stage.Status`, `Stage.Captions`, `Stage.Unmute`,
   * `Stage.Tools` with `Stage.Disclosure` (the AI badge) and `Stage.Menu`, or with `Stage.Volume`,
   * `Stage.PictureInPicture`, `Stage.Fullscreen`.
   */
  readonly children?: ReactNode;
}

const Orb = onDemand(() => import('./StageOrb.js').then((code) => code.StageOrb));
const Ring = onDemand(() => import('./StageRing.js').then((code) => code.StageRing));

const StageRoot = forwardRef<HTMLElement, StageProps>(function Stage(
  {
    className,
    showAdvice,
    poster,
    unlockOnGesture = true,
    wakeLock = true,
    voiceOnly = false,
    children,
    ...rest
  },
  ref,
) {
  const { stage } = useLabels();
  const activity = usePersonaActivity();
  const root = useRef<HTMLElement>(null);
  const playback = usePlayback(root, { unlockOnGesture, wakeLock, voiceOnly });
  const { status, picture, expectsPicture } = playback.playback;
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
      data-voice-only={voiceOnly || undefined}
    >
      <StageContext.Provider value={playback}>
        {voiceOnly ? <Orb /> : poster && <StagePoster poster={poster} />}
        {expectsPicture && <Ring />}
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
 * The persona's video and voice. Before and after a session it shows the start button, the connection status and the
 * reason for the end.
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
  Disclosure: StageDisclosure,
  Menu: StageMenu,
  Volume: StageVolume,
  PictureInPicture: StagePictureInPicture,
  Fullscreen: StageFullscreen,
});
