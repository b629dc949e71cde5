'use client';

import type { ToolCall } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { useLogItems } from '../provider/useTurnLog.js';

/**
 * The tools that the model called, oldest first: in one turn, or in the whole conversation, which has also those that
 * the service told of outside any turn. With a turn, it renders again only when a call of that turn changes.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaToolCalls(turnId?: string): readonly ToolCall[] {
  return useLogItems(usePersonaContext('usePersonaToolCalls()').toolCalls, turnId);
}
