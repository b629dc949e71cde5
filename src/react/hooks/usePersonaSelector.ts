'use client';

import { useStore } from 'zustand';
import type { PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { useShallow } from '../provider/useShallow.js';

/**
 * Returns any part of the state. Re-renders when the result changes. Objects and arrays are compared shallowly, so the
 * selector may create new ones.
 *
 * @example
 * const { mode, waiting } = usePersonaSelector((s) => ({ mode: s.mode, waiting: s.queuedTurnIds.length }));
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaSelector<Selected>(select: (state: PersonaState) => Selected): Selected {
  const { persona } = usePersonaContext('usePersonaSelector()');
  return useStore(persona.store, useShallow(select));
}
