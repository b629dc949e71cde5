'use client';

import { useStore } from 'zustand';
import type { TurnState, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const select = (state: PersonaState) => state.turn;

/**
 * Returns the current turn: the running one, otherwise the one that ended last.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaTurn(): TurnState {
  return useStore(usePersonaContext('usePersonaTurn()').persona.store, select);
}
