'use client';

import { useStore } from 'zustand';
import { selectActivity, type PersonaActivity } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

/**
 * Returns what the persona is doing, in one word. Re-renders only when the word changes.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaActivity(): PersonaActivity {
  return useStore(usePersonaContext('usePersonaActivity()').persona.store, selectActivity);
}
