'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { MicrophoneState } from '../../../core/index.js';
import { canChooseSpeaker } from '../../devices/useSpeaker.js';
import { useDeviceList } from '../../devices/useDeviceList.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { usePersonaSupported } from '../../hooks/usePersonaSupported.js';
import { useDevicePanelLabels } from '../../labels/useDevicePanelLabels.js';
import { usePartLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { englishDeviceCheckLabels } from '../../labels/device-check-labels.js';
import { CheckUnsupported } from './CheckUnsupported.js';
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
 * devices. In a browser that cannot open a session it asks for nothing and says which browsers can.
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
  const texts = usePartLabels('deviceCheck', englishDeviceCheckLabels);
  const isSupported = usePersonaSupported();
  const { microphone, start } = useMicrophoneTrial();
  return (
    <section
      aria-label={texts.check}
      {...rest}
      ref={ref}
      data-state={isSupported ? microphone.status : 'unsupported'}
      className={classNames('persona-root persona-device-check', className)}
    >
      {isSupported ? <Checks microphone={microphone} onTry={start} /> : <CheckUnsupported />}
      {children}
    </section>
  );
});

interface ChecksProps {
  readonly microphone: MicrophoneState;
  readonly onTry: (deviceId: string | null) => void;
}

function Checks({ microphone, onTry }: ChecksProps) {
  const labels = useDevicePanelLabels();
  const persona = usePersona();
  const { microphoneId, speakerId } = usePersonaSelector(({ devices }) => devices);
  const { microphones, speakers } = useDeviceList(microphone.status);
  const choose = (deviceId: string | null) => {
    persona.selectMicrophone(deviceId);
    if (microphone.status !== 'idle') onTry(deviceId);
  };
  return (
    <>
      <DeviceSelect
        label={labels.microphone}
        devices={microphones}
        selected={microphoneId}
        onSelect={choose}
      />
      <MicrophoneCheck microphone={microphone} onTry={() => onTry(microphoneId)} />
      {canChooseSpeaker() && (
        <DeviceSelect
          label={labels.speaker}
          devices={speakers}
          selected={speakerId}
          onSelect={(id) => persona.selectSpeaker(id)}
        />
      )}
      <SpeakerCheck speakerId={speakerId} />
    </>
  );
}
