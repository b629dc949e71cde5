'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { canChooseSpeaker } from '../../devices/useSpeaker.js';
import { useDeviceList } from '../../devices/useDeviceList.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useDevicePanelLabels } from '../../labels/useDevicePanelLabels.js';
import { usePartLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { englishDeviceCheckLabels } from '../../labels/device-check-labels.js';
import { DeviceSelect } from './DeviceSelect.js';
import { MicrophoneCheck } from './MicrophoneCheck.js';
import { SpeakerCheck } from './SpeakerCheck.js';
import { useMicrophoneTrial } from './useMicrophoneTrial.js';

/** Props of `DeviceCheck`: the content below it, and the attributes of its `<section>`. */
export interface DeviceCheckProps extends ComponentPropsWithoutRef<'section'> {
  /** Content below the check, for example a button that starts the conversation. */
  readonly children?: ReactNode;
}

/**
 * A check before a paid session starts: select and test a microphone and a speaker. Explains problems and how to fix them.
 * It asks for the microphone only on a click, and releases all devices on unmount. The next session uses the selected
 * devices.
 *
 * @example
 * <PersonaProvider {...options}>
 *   {started ? <Stage /> : <DeviceCheck><button onClick={start}>Start</button></DeviceCheck>}
 * </PersonaProvider>
 *
 * @throws PersonaError `config-context` outside a provider
 */
export const DeviceCheck = forwardRef<HTMLElement, DeviceCheckProps>(function DeviceCheck(
  { className, children, ...rest },
  ref,
) {
  const labels = useDevicePanelLabels();
  const texts = usePartLabels('deviceCheck', englishDeviceCheckLabels);
  const persona = usePersona();
  const { microphoneId, speakerId } = usePersonaSelector(({ devices }) => devices);
  const { microphone, start } = useMicrophoneTrial();
  const { microphones, speakers } = useDeviceList(microphone.status);
  const choose = (deviceId: string | null) => {
    persona.selectMicrophone(deviceId);
    if (microphone.status !== 'idle') start(deviceId);
  };
  return (
    <section
      aria-label={texts.check}
      {...rest}
      ref={ref}
      data-state={microphone.status}
      className={classNames('persona-root persona-device-check', className)}
    >
      <DeviceSelect
        label={labels.microphone}
        devices={microphones}
        selected={microphoneId}
        onSelect={choose}
      />
      <MicrophoneCheck microphone={microphone} onTry={() => start(microphoneId)} />
      {canChooseSpeaker() && (
        <DeviceSelect
          label={labels.speaker}
          devices={speakers}
          selected={speakerId}
          onSelect={(id) => persona.selectSpeaker(id)}
        />
      )}
      <SpeakerCheck speakerId={speakerId} />
      {children}
    </section>
  );
});
