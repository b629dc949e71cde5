'use client';

import { forwardRef, useRef, type ComponentPropsWithoutRef } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { useMicrophoneLevel } from '../../hooks/useMicrophoneLevel.js';
import { usePersonaActivity } from '../../hooks/usePersonaActivity.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { classNames } from '../../shared/class-names.js';

const selectMedia = (state: PersonaState) => state.media;

/** Props of `StageOrb`: the attributes of its `<div>`. */
export type StageOrbProps = ComponentPropsWithoutRef<'div'>;

/**
 * An orb that grows with the persona's voice, in a ring that grows with the user's. `<Stage voiceOnly>` shows it. It is
 * decorative; `Stage.Status` has the state as text. Needs `layouts.css`.
 *
 * @example
 * <Stage voiceOnly />
 */
export const StageOrb = forwardRef<HTMLDivElement, StageOrbProps>(function StageOrb(
  { className, ...rest },
  ref,
) {
  const orb = useRef<HTMLSpanElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const activity = usePersonaActivity();
  // Written directly to the DOM, because the levels change sixty times per second.
  useMicrophoneLevel(orb, usePersonaSelector(selectMedia));
  useMicrophoneLevel(ring);
  return (
    <div
      {...rest}
      ref={ref}
      className={classNames('persona-stage-orb', className)}
      data-activity={activity}
      aria-hidden="true"
    >
      <span ref={ring} className="persona-orb-ring" />
      <span ref={orb} className="persona-orb" />
    </div>
  );
});
