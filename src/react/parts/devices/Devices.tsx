'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { usePersonaDevices } from '../../hooks/usePersonaDevices.js';
import { useDevicePanelLabels } from '../../labels/useDevicePanelLabels.js';
import { classNames } from '../../shared/class-names.js';
import { DeviceSelect } from './DeviceSelect.js';
import { MicrophoneLevel } from './MicrophoneLevel.js';

/** Props of `Devices`: the attributes of its `<div>`. */
export type DevicesProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * Menus for microphone and speaker, also during a conversation. The level meter shows that the microphone works.
 *
 * @example
 * <dialog open aria-label="Sound">
 *   <Devices />
 * </dialog>
 */
export const Devices = forwardRef<HTMLDivElement, DevicesProps>(function Devices(
  { className, ...rest },
  ref,
) {
  const labels = useDevicePanelLabels();
  const devices = usePersonaDevices();
  return (
    <div
      role="group"
      aria-label={labels.devices}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-devices', className)}
    >
      <DeviceSelect
        label={labels.microphone}
        devices={devices.microphones}
        selected={devices.microphoneId}
        onSelect={devices.selectMicrophone}
      />
      <MicrophoneLevel />
      {devices.speakers.length > 0 && (
        <DeviceSelect
          label={labels.speaker}
          devices={devices.speakers}
          selected={devices.speakerId}
          onSelect={devices.selectSpeaker}
        />
      )}
    </div>
  );
});
