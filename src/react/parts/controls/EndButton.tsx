'use client';

import { forwardRef } from 'react';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';
import { isSameGesture } from '../../shared/same-gesture.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';

/** Ends the session; the transcript stays. */
export const EndButton = forwardRef<HTMLButtonElement, ControlButtonProps>(function EndButton(props, ref) {
  const { end } = useLabels();
  const persona = usePersona();
  const open = usePersonaSelector(({ session }) => session.status !== 'idle' && session.status !== 'ended');
  return (
    <ControlButton
      {...props}
      ref={ref}
      icon="end"
      label={end}
      disabled={!open}
      data-intent="end"
      action={(event) => isSameGesture(persona.store, event) || void persona.end()}
    />
  );
});
