'use client';

import { useState } from 'react';
import { playTestSound } from '../../devices/test-sound.js';
import { usePartLabels } from '../../labels/useLabels.js';
import { englishDeviceCheckLabels } from '../../labels/device-check-labels.js';

/** Plays a test sound. */
export function SpeakerCheck({ speakerId }: { readonly speakerId: string | null }) {
  const texts = usePartLabels('deviceCheck', englishDeviceCheckLabels);
  const [state, setState] = useState<'silent' | 'playing' | 'failed'>('silent');
  const play = () => {
    setState('playing');
    playTestSound(speakerId).then(
      () => setState('silent'),
      () => setState('failed'),
    );
  };
  return (
    <>
      <button
        type="button"
        className="persona-button persona-button-quiet"
        // Not `disabled`, so that the button keeps the focus.
        aria-disabled={state === 'playing'}
        data-state={state}
        onClick={() => state !== 'playing' && play()}
      >
        {state === 'playing' ? texts.playing : texts.playSound}
      </button>
      {state === 'failed' && (
        <p className="persona-device-problem" role="alert">
          {texts.soundFailed}
        </p>
      )}
    </>
  );
}
