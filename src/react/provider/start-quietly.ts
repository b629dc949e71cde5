import type { Persona } from '../../core/index.js';

/** Starts a session and ignores a rejection, because the error is in the state and was passed to `onError`. */
export function startQuietly(persona: Persona): void {
  persona.start().catch(() => undefined);
}

/** Ends a live but useless session and starts another one. */
export function restartQuietly(persona: Persona): void {
  const { status } = persona.store.getState().session;
  if (status !== 'live' && status !== 'reconnecting') return startQuietly(persona);
  void persona.end().then(() => startQuietly(persona));
}

/** Loads the SDK before the expected click. If loading fails, `start()` reports the error. */
export function preloadQuietly(persona: Persona): void {
  persona.preload().catch(() => undefined);
}
