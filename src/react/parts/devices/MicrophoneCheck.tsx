'use client';

import { useEffect, useState } from 'react';
import type { MicrophoneState } from '../../../core/index.js';
import { measureLevel } from '../../devices/level-meter.js';
import { errorSentence } from '../../labels/format-label.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { Icon } from '../../shared/Icon.js';
import { englishDeviceCheckLabels } from '../../labels/device-check-labels.js';
import { MicrophoneLevel } from './MicrophoneLevel.js';

interface MicrophoneCheckProps {
  readonly microphone: MicrophoneState;
  readonly onTry: () => void;
}

/** The microphone test: the button, the level, or the problem and how to fix it. */
export function MicrophoneCheck({ microphone, onTry }: MicrophoneCheckProps) {
  const labels = useLabels();
  const texts = usePartLabels('deviceCheck', englishDeviceCheckLabels);
  const { status } = microphone;
  return (
    <>
      {status === 'granted' && <MicrophoneLevel stream={microphone.stream} />}
      {(status === 'prompting' || status === 'granted') && (
        <p className="persona-device-status" role="status">
          {status === 'prompting' ? texts.waiting : <Heard stream={microphone.stream} />}
        </p>
      )}
      {'error' in microphone && (
        <div className="persona-device-problem" role="alert">
          <Icon name="alert" />
          <p>{`${errorSentence(microphone.error, labels)} ${texts.advice[microphone.reason]}`}</p>
        </div>
      )}
      {status !== 'granted' && status !== 'prompting' && (
        <button type="button" className="persona-button persona-button-quiet" onClick={onTry}>
          {status === 'idle' ? texts.tryMicrophone : texts.tryAgain}
        </button>
      )}
    </>
  );
}

/** A level above the noise of a quiet room. */
const VOICE = 0.35;

function Heard({ stream }: { readonly stream: MediaStream }) {
  const texts = usePartLabels('deviceCheck', englishDeviceCheckLabels);
  const [heard, setHeard] = useState<MediaStream | null>(null);
  const isHeard = heard === stream;
  useEffect(
    () => (isHeard ? undefined : measureLevel(stream, (level) => level > VOICE && setHeard(stream))),
    [stream, isHeard],
  );
  return <span>{isHeard ? texts.heard : texts.sayTest}</span>;
}
