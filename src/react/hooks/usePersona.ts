'use client';

import type { Persona } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

/**
 * Returns the persona with its actions. They never change, so the hook does not re-render when the state changes.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersona(): Persona {
  return usePersonaContext('usePersona()').persona;
}
