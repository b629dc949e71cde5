'use client';

import type { Thought } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { turnLogsOf } from '../provider/turn-logs.js';
import { useLogItems } from '../provider/useTurnLog.js';

/**
 * Returns the thoughts of one turn or of the whole conversation, oldest first. With a turn, it re-renders only when the
 * thoughts of that turn change.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaReasoning(turnId?: string): readonly Thought[] {
  return useLogItems(turnLogsOf(usePersonaContext('usePersonaReasoning()').persona).reasoning, turnId);
}
