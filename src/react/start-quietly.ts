import type { Persona } from '../core/index.js';

/** A start that fails is shown from the state and told to `onError`; nobody waits for this promise. */
export function startQuietly(persona: Persona): void {
  persona.start().catch(() => undefined);
}

/** Loads the SDK as soon as the click is in sight; when it fails, the start tells why. */
export function preloadQuietly(persona: Persona): void {
  persona.preload().catch(() => undefined);
}
