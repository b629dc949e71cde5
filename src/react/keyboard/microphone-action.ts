import type { MicrophoneState, Persona } from '../../core/index.js';

/** Problems that the user cannot solve on this page. */
const final = new Set<string>(['blocked-by-policy', 'insecure-context', 'not-connected']);

/** Whether another request for the microphone can help. */
export const canAsk = (microphone: MicrophoneState): boolean =>
  'reason' in microphone && !final.has(microphone.reason);

/** Mutes and unmutes the microphone, or requests it if it is missing. */
export function toggleMute(persona: Persona): boolean {
  const { microphone, microphoneMuted } = persona.store.getState();
  if (microphone.status === 'granted') persona.setMicrophoneMuted(!microphoneMuted);
  else if (canAsk(microphone)) persona.requestMicrophone();
  else return false;
  return true;
}
