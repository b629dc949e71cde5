'use client';

import type { ToolCall } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { turnLogsOf } from '../provider/turn-logs.js';
import { useLogItems } from '../provider/useTurnLog.js';

/**
 * The tools that the model called, oldest first: in one turn, outside any turn (`null`: the service can tell of such
 * calls), or in the whole conversation. With a turn, it renders again only when a call of that turn changes.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaToolCalls(turnId?: string | null): readonly ToolCall[] {
  return useLogItems(turnLogsOf(usePersonaContext('usePersonaToolCalls()').persona).toolCalls, turnId);
}
