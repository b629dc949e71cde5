'use client';

import type { Thought } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { turnLogsOf } from '../provider/turn-logs.js';
import { useLogItems } from '../provider/useTurnLog.js';

/**
 * What the model thought, oldest first: in one turn, or in the whole conversation. With a turn, it renders again only
 * when that turn thinks.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaReasoning(turnId?: string): readonly Thought[] {
  return useLogItems(turnLogsOf(usePersonaContext('usePersonaReasoning()').persona).reasoning, turnId);
}
