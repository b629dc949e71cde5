'use client';

import { useState } from 'react';
import { playTestSound } from '../../devices/test-sound.js';
import { useLabels } from '../../labels/useLabels.js';

/** Lets the user hear whether they would hear the persona. */
export function SpeakerCheck({ speakerId }: { readonly speakerId: string | null }) {
  const { devices } = useLabels();
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
        // Not `disabled`: the focus would be lost.
        aria-disabled={state === 'playing'}
        data-state={state}
        onClick={() => state !== 'playing' && play()}
      >
        {state === 'playing' ? devices.playing : devices.playSound}
      </button>
      {state === 'failed' && (
        <p className="persona-device-problem" role="alert">
          {devices.soundFailed}
        </p>
      )}
    </>
  );
}
