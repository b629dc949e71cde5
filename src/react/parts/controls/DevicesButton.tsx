'use client';

import { forwardRef, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';
import type { DevicesProps } from '../devices/Devices.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';

const Devices = onDemand<DevicesProps>(() => import('../devices/Devices.js').then((code) => code.Devices));

/** Opens the menus for microphone and speaker. Hidden in a conversation without a microphone. */
export const DevicesButton = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function DevicesButton(props, ref) {
    const { devices } = useLabels();
    const [open, setOpen] = useState(false);
    const id = useId();
    const box = useRef<HTMLDivElement>(null);
    const isTalk = usePersonaSelector(({ microphone }) => microphone.status !== 'idle');
    if (!isTalk) return null;
    const leave = ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (!open || event.key !== 'Escape') return;
      // If Escape closes nothing, it interrupts the answer.
      event.stopPropagation();
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    };
    return (
      <div ref={box} role="presentation" className="persona-devices-menu" onBlur={leave} onKeyDown={escape}>
        <ControlButton
          {...props}
          ref={ref}
          icon="settings"
          label={devices.devices}
          aria-expanded={open}
          aria-controls={id}
          action={() => setOpen(!open)}
        />
        {/* To be clicked on without losing the focus, which would close it. */}
        {open && <Devices id={id} tabIndex={-1} className="persona-devices-panel" />}
      </div>
    );
  },
);
