'use client';

import { forwardRef } from 'react';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaMicrophone } from '../../hooks/usePersonaMicrophone.js';
import { errorSentence } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { ControlButton, type ControlButtonProps } from './ControlButton.js';

/** Mutes and unmutes the microphone; says why there is none. Not there in a conversation without a microphone. */
export const MicrophoneButton = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function MicrophoneButton(props, ref) {
    const labels = useLabels();
    const persona = usePersona();
    const microphone = usePersonaMicrophone();
    if (microphone.status === 'idle') return null;
    if (microphone.status === 'granted') {
      const { muted } = microphone;
      return (
        <ControlButton
          {...props}
          ref={ref}
          icon={muted ? 'microphoneOff' : 'microphone'}
          label={labels.muteMicrophone}
          aria-pressed={muted}
          data-state={muted ? 'muted' : 'on'}
          action={() => persona.setMicrophoneMuted(!muted)}
        />
      );
    }
    const label =
      microphone.status === 'prompting'
        ? labels.microphonePrompting
        : `${labels.microphoneUnavailable}. ${errorSentence(microphone.error, labels)}`;
    return (
      <ControlButton
        {...props}
        ref={ref}
        icon="microphoneOff"
        label={label}
        // Not `disabled`: the reason has to be within reach of a keyboard.
        aria-disabled="true"
        data-state={microphone.status}
        action={() => undefined}
      />
    );
  },
);
