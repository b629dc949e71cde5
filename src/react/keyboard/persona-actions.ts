import type { Persona } from '../../core/index.js';
import { untilReleased } from './hold-key.js';

/** Whether there was something to interrupt. */
export function interrupt(persona: Persona): boolean {
  const { status } = persona.store.getState().turn;
  persona.interrupt();
  return status === 'thinking' || status === 'speaking';
}

/** Unmutes until the key is let go; whoever is not muted needs no key to talk. */
export function holdToTalk(persona: Persona, event: KeyboardEvent): boolean {
  const { microphone, microphoneMuted } = persona.store.getState();
  if (microphone.status !== 'granted' || !microphoneMuted) return false;
  persona.setMicrophoneMuted(false);
  untilReleased(event.code, () => persona.setMicrophoneMuted(true));
  return true;
}
