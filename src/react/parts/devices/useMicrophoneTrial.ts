'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { openMicrophone, type MicrophoneState } from '../../../core/index.js';
import { MicrophoneTrial } from '../../../core/api/microphone-trial.js';

const idle: MicrophoneState = { status: 'idle' };

export interface TrialControl {
  readonly microphone: MicrophoneState;
  readonly start: (deviceId: string | null) => void;
}

/** Returns a test microphone, which is released on unmount. */
export function useMicrophoneTrial(): TrialControl {
  const [trial] = useState(() => new MicrophoneTrial({ open: openMicrophone }));
  useEffect(() => () => trial.stop(), [trial]);
  const microphone = useSyncExternalStore(trial.subscribe, trial.getState, () => idle);
  return { microphone, start: (deviceId) => trial.start(deviceId) };
}
