import type { Draft } from '../draft.js';
import type { PersonaFact } from '../fact.js';
import { connectWhenReady } from '../session/session-transition.js';
import {
  acceptMicrophone,
  acceptMicrophoneChange,
  acceptRefusedMicrophone,
  acceptSilence,
  refuseMicrophone,
  replaceLostMicrophone,
  setMicrophone,
} from './microphone-transition.js';

export type MicrophoneFact = Extract<PersonaFact, { type: `microphone/${string}` }>;

export function applyMicrophoneFact(draft: Draft, fact: MicrophoneFact): void {
  switch (fact.type) {
    case 'microphone/opened':
      acceptMicrophone(draft, fact.request, fact.microphone);
      return connectWhenReady(draft);
    case 'microphone/failed':
      refuseMicrophone(draft, fact.request, fact.error);
      return connectWhenReady(draft);
    case 'microphone/refused':
      return acceptRefusedMicrophone(draft, fact.microphone, fact.error);
    case 'microphone/ended':
      return replaceLostMicrophone(draft, fact.microphone);
    case 'microphone/fell-silent':
      return acceptSilence(draft, fact.microphone, fact.silent);
    case 'microphone/changed':
      return acceptMicrophoneChange(draft, fact.change);
  }
}

/** Connects without waiting any longer for the prompt. */
export function stopHolding(draft: Draft): void {
  setMicrophone(draft, { holdsStart: false });
  connectWhenReady(draft);
}
