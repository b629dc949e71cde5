'use client';

import { useStore } from 'zustand';
import type { PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { useSecondsUntil } from '../shared/useSecondsUntil.js';

const select = (state: PersonaState) => state.endsAt;

/**
 * Returns the whole seconds that the session has left until `limits.sessionSeconds`; `null` without a limit or a
 * session. Renders once per second.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaTimeLeft(): number | null {
  return useSecondsUntil(useStore(usePersonaContext('usePersonaTimeLeft()').persona.store, select));
}
