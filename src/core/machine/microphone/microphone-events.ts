import type { Draft } from '../core-state.js';
import type { PersonaEvent } from '../persona-event.js';
import { connectWhenReady } from '../session/session-transition.js';
import {
  acceptMicrophone,
  chooseDevices,
  hearSilence,
  loseMicrophone,
  muteMicrophone,
  refuseConnection,
  refuseMicrophone,
  requestMicrophone,
  retryMicrophone,
  setMicrophone,
} from './microphone-transition.js';

export type MicrophoneEvent = Extract<PersonaEvent, { type: `microphone/${string}` | `devices/${string}` }>;

export function applyToMicrophone(draft: Draft, event: MicrophoneEvent): void {
  switch (event.type) {
    case 'microphone/request':
      return requestMicrophone(draft);
    case 'microphone/opened':
      acceptMicrophone(draft, event.request, event.microphone);
      return connectWhenReady(draft);
    case 'microphone/failed':
      refuseMicrophone(draft, event.request, event.error);
      return connectWhenReady(draft);
    case 'microphone/refused':
      return refuseConnection(draft, event.microphone, event.error);
    case 'microphone/ended':
      return loseMicrophone(draft, event.microphone);
    case 'microphone/silence':
      return hearSilence(draft, event.microphone, event.silent);
    case 'microphone/changed':
      return retryMicrophone(draft, event.change);
    case 'microphone/mute':
      return muteMicrophone(draft, event.muted);
    case 'devices/choose':
      return chooseDevices(draft, event.choice);
  }
}

/** The session waits for the prompt no longer. */
export function stopHolding(draft: Draft): void {
  setMicrophone(draft, { holdsStart: false });
  connectWhenReady(draft);
}
