'use client';

import { useStore } from 'zustand';
import type { SessionState, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const select = (state: PersonaState) => state.session;

/**
 * Returns the state of the session: idle, authorizing, connecting, live, reconnecting, or ended with a reason.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaSession(): SessionState {
  return useStore(usePersonaContext('usePersonaSession()').persona.store, select);
}
