'use client';

import type { ToolCall } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { turnLogsOf } from '../provider/turn-logs.js';
import { useLogItems } from '../provider/useTurnLog.js';

/**
 * Returns the tool calls of one turn, of no turn (`null`; the service can report such calls), or of the whole
 * conversation, oldest first. With a turn, it re-renders only when a call of that turn changes.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaToolCalls(turnId?: string | null): readonly ToolCall[] {
  return useLogItems(turnLogsOf(usePersonaContext('usePersonaToolCalls()').persona).toolCalls, turnId);
}
