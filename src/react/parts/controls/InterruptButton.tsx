'use client';

import { forwardRef } from 'react';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';
import { useShortcutKeys } from '../../keyboard/useChatAction.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';

/** Stops the current turn. */
export const InterruptButton = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function InterruptButton(props, ref) {
    const { interrupt } = useLabels();
    const persona = usePersona();
    const running = usePersonaSelector(
      ({ turn }) => turn.status === 'thinking' || turn.status === 'speaking',
    );
    return (
      <ControlButton
        {...props}
        ref={ref}
        icon="stop"
        label={interrupt}
        aria-keyshortcuts={useShortcutKeys('interrupt')}
        // Not `disabled`: when the turn ends, a disabled button would lose the focus.
        aria-disabled={!running}
        action={() => running && persona.interrupt()}
      />
    );
  },
);
