'use client';

import type { Thought } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { turnLogsOf } from '../provider/turn-logs.js';
import { useTurnLog } from '../provider/useTurnLog.js';

interface TurnReasoning {
  readonly thoughts: readonly Thought[];
  /** Whether the turn has no answer yet. */
  readonly thinking: boolean;
}

/** Returns the thoughts of one turn, and whether the model is still thinking. */
export function useTurnReasoning(turnId: string): TurnReasoning {
  const { items, thinking } = useTurnLog(
    turnLogsOf(usePersonaContext('Reasoning').persona).reasoning,
    turnId,
  );
  return { thoughts: items, thinking };
}
