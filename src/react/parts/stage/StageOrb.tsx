'use client';

import { forwardRef, useImperativeHandle, useRef, type ComponentPropsWithoutRef } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { useMicrophoneLevel } from '../../hooks/useMicrophoneLevel.js';
import { usePersonaActivity } from '../../hooks/usePersonaActivity.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { classNames } from '../../shared/class-names.js';

const selectMedia = (state: PersonaState) => state.media;

/** Props of `StageOrb`: the attributes of its `<div>`. */
export type StageOrbProps = ComponentPropsWithoutRef<'div'>;

/**
 * An orb that grows with the persona's voice. It covers the video, which still plays the sound. It is decorative;
 * `Stage.Status` has the state as text.
 *
 * @example
 * <div style={{ display: 'grid' }}>
 *   <Stage style={{ gridArea: '1 / 1' }} />
 *   <StageOrb style={{ gridArea: '1 / 1' }} />
 * </div>
 */
export const StageOrb = forwardRef<HTMLDivElement, StageOrbProps>(function StageOrb(
  { className, ...rest },
  ref,
) {
  const orb = useRef<HTMLDivElement>(null);
  const activity = usePersonaActivity();
  // Written directly to the DOM, because the level changes sixty times per second.
  useMicrophoneLevel(orb, usePersonaSelector(selectMedia));
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => orb.current);
  return (
    <div
      {...rest}
      ref={orb}
      className={classNames('persona-stage-orb', className)}
      data-activity={activity}
      aria-hidden="true"
    >
      <span className="persona-orb" />
    </div>
  );
});
