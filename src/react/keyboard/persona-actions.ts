import type { Persona } from '../../core/index.js';
import { untilReleased } from './hold-key.js';

/** Interrupts the answer. Returns whether there was one. */
export function interrupt(persona: Persona): boolean {
  const { status } = persona.store.getState().turn;
  persona.interrupt();
  return status === 'thinking' || status === 'speaking';
}

/** Unmutes until the key is released. Has no effect if the microphone is not muted. */
export function holdToTalk(persona: Persona, event: KeyboardEvent): boolean {
  const { microphone, microphoneMuted } = persona.store.getState();
  if (microphone.status !== 'granted' || !microphoneMuted) return false;
  persona.setMicrophoneMuted(false);
  untilReleased(event.code, () => persona.setMicrophoneMuted(true));
  return true;
}
