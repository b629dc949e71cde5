import type { MicrophoneState, Persona } from '../../core/index.js';

/** Nothing that the user does here brings it. */
const final = new Set<string>(['blocked-by-policy', 'insecure-context', 'not-connected']);

/** Whether asking for the microphone once more can help. */
export const canAsk = (microphone: MicrophoneState): boolean =>
  'reason' in microphone && !final.has(microphone.reason);

/** Mutes and unmutes, or asks for the microphone where it is missing. */
export function toggleMute(persona: Persona): boolean {
  const { microphone, microphoneMuted } = persona.store.getState();
  if (microphone.status === 'granted') persona.setMicrophoneMuted(!microphoneMuted);
  else if (canAsk(microphone)) persona.requestMicrophone();
  else return false;
  return true;
}
