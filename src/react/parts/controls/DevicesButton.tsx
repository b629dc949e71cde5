'use client';

import { forwardRef } from 'react';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';
import type { ControlButtonProps } from '../../shared/ControlButton.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { PopupButton } from '../../shared/popup/PopupButton.js';

const Devices = onDemand(() => import('../devices/Devices.js').then((code) => code.Devices));

/** Opens the menus for microphone and speaker. Hidden in a conversation without a microphone. */
export const DevicesButton = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function DevicesButton(props, ref) {
    const { devices } = useLabels();
    const isTalk = usePersonaSelector(({ microphone }) => microphone.status !== 'idle');
    if (!isTalk) return null;
    return (
      <PopupButton
        {...props}
        ref={ref}
        icon="up"
        label={devices.devices}
        data-intent="devices"
        renderPanel={() => <Devices />}
      />
    );
  },
);
