'use client';

import type { Persona } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

/**
 * The persona itself: its actions, which never change. Does not render again when the state does.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersona(): Persona {
  return usePersonaContext('usePersona()').persona;
}
