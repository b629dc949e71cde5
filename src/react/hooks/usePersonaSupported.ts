'use client';

import { useSyncExternalStore } from 'react';
import { usePersonaContext } from '../provider/persona-context.js';

/**
 * Returns whether this browser can open a session, before the user tries. Without WebRTC it cannot: show your own hint
 * instead of a start button, as `PersonaChat` and `Stage` do. Returns `true` on a server and while React hydrates its
 * HTML.
 *
 * @example
 * function Contact() {
 *   const supported = usePersonaSupported();
 *   return supported ? <Stage /> : <ContactForm />;
 * }
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaSupported(): boolean {
  const { persona } = usePersonaContext('usePersonaSupported()');
  return useSyncExternalStore(never, () => persona.isSupported(), yes);
}

/** Subscribes to nothing, because a browser does not gain WebRTC while a page is open. */
const never = () => () => undefined;
const yes = () => true;
