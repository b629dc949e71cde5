'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { usePersonaContext } from '../persona-context.js';
import type { TurnReasoning } from '../reasoning/turn-reasoning-index.js';

/** The thoughts of one turn, and whether it is still thinking. */
export function useTurnReasoning(turnId: string): TurnReasoning {
  const { reasoning } = usePersonaContext('Reasoning');
  const subscribe = useCallback(
    (listener: () => void) => reasoning.subscribe(turnId, listener),
    [reasoning, turnId],
  );
  const read = useCallback(() => reasoning.read(turnId), [reasoning, turnId]);
  return useSyncExternalStore(subscribe, read, read);
}
