import type { Persona } from '../../core/index.js';

/** A start that fails is shown from the state and told to `onError`; nobody waits for this promise. */
export function startQuietly(persona: Persona): void {
  persona.start().catch(() => undefined);
}

/** Gives up a session that lives and is of no use, and starts another one. */
export function restartQuietly(persona: Persona): void {
  const { status } = persona.store.getState().session;
  if (status !== 'live' && status !== 'reconnecting') return startQuietly(persona);
  void persona.end().then(() => startQuietly(persona));
}

/** Loads the SDK as soon as the click is in sight; when it fails, the start tells why. */
export function preloadQuietly(persona: Persona): void {
  persona.preload().catch(() => undefined);
}
