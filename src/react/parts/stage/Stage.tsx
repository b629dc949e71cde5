'use client';

import {
  forwardRef,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaActivity } from '../../hooks/usePersonaActivity.js';
import { usePersona } from '../../hooks/usePersona.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../class-names.js';
import { StageContext } from './stage-context.js';
import { StageCaptions } from './StageCaptions.js';
import { StageStatus } from './StageStatus.js';
import { StageUnmute } from './StageUnmute.js';
import { StageVideo } from './StageVideo.js';
import { StageView } from './StageView.js';
import { useKeptFocus } from './useKeptFocus.js';
import { usePlayback } from './usePlayback.js';

export interface StageProps extends ComponentPropsWithoutRef<'section'> {
  /** Shows the developer's advice beside an error. @default true in development */
  readonly showAdvice?: boolean;
  /** Replaces what is on the stage: `Stage.Video`, `Stage.View`, `Stage.Status`, `Stage.Captions`, `Stage.Unmute`. */
  readonly children?: ReactNode;
}

const selectMedia = (state: PersonaState) => state.media;

const StageRoot = forwardRef<HTMLElement, StageProps>(function Stage(
  { className, showAdvice, children, ...rest },
  ref,
) {
  const { stage } = useLabels();
  const activity = usePersonaActivity();
  const playback = usePlayback(useStore(usePersona().store, selectMedia));
  const root = useRef<HTMLElement>(null);
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
      data-playback={playback.playback}
    >
      <StageContext.Provider value={playback}>
        {children ?? (
          <>
            <StageVideo />
            <StageView {...(showAdvice !== undefined && { showAdvice })} />
            <StageStatus />
            <StageCaptions />
            <StageUnmute />
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
  Captions: StageCaptions,
  Unmute: StageUnmute,
});
