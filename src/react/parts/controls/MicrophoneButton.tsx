'use client';

import { forwardRef } from 'react';
import type { MicrophoneState } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaMicrophone } from '../../hooks/usePersonaMicrophone.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { errorSentence } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { canAsk, toggleMute } from '../../keyboard/microphone-action.js';
import { useShortcutKeys } from '../../keyboard/useChatAction.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';

/** Mutes and unmutes the microphone. If it is unavailable, shows why and asks again. Hidden in a conversation without a microphone. */
export const MicrophoneButton = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function MicrophoneButton(props, ref) {
    const labels = useLabels();
    const persona = usePersona();
    const microphone = usePersonaMicrophone();
    const muted = usePersonaSelector((state) => state.microphoneMuted);
    const keys = useShortcutKeys('mute');
    if (microphone.status === 'idle') return null;
    if (microphone.status === 'granted') {
      return (
        <ControlButton
          {...props}
          ref={ref}
          icon={muted ? 'microphoneOff' : 'microphone'}
          label={labels.muteMicrophone}
          aria-keyshortcuts={keys}
          aria-pressed={muted}
          data-intent="microphone"
          data-state={muted ? 'muted' : 'on'}
          action={() => toggleMute(persona)}
        />
      );
    }
    return <MissingMicrophone aria-keyshortcuts={keys} {...props} ref={ref} microphone={microphone} />;
  },
);

interface MissingProps extends ControlButtonProps {
  readonly microphone: Exclude<MicrophoneState, { readonly status: 'idle' | 'granted' }>;
}

/** Shows why the microphone is unavailable. A click tries again. */
const MissingMicrophone = forwardRef<HTMLButtonElement, MissingProps>(function MissingMicrophone(
  { microphone, ...props },
  ref,
) {
  const labels = useLabels();
  const persona = usePersona();
  const reason = 'reason' in microphone ? microphone.reason : undefined;
  const canTry = canAsk(microphone);
  const label =
    microphone.status === 'prompting'
      ? labels.microphonePrompting
      : `${labels.microphoneUnavailable}. ${errorSentence(microphone.error, labels)}`;
  return (
    <ControlButton
      {...props}
      ref={ref}
      icon="microphoneOff"
      label={canTry ? `${label} ${labels.devices.allow}` : label}
      // Not `disabled`, so that keyboard users can reach the reason.
      aria-disabled={!canTry}
      data-intent="microphone"
      data-state={microphone.status}
      data-reason={reason}
      action={() => toggleMute(persona)}
    />
  );
});
