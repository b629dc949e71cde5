'use client';

import { useMemo, type ReactNode } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { ToolCallList } from './ToolCallList.js';

/** Tool calls without a turn that arrived while this turn was the newest; `null`: before the first turn. */
export function LooseToolCalls({ turnId }: { readonly turnId: string | null }): ReactNode {
  const { store } = usePersona();
  const calls = usePersonaToolCalls(null);
  // Later messages cannot change which turn was the newest.
  const shown = useMemo(
    () => calls.filter(({ startedAt }) => newestTurn(store.getState(), startedAt) === turnId),
    [calls, store, turnId],
  );
  return <ToolCallList calls={shown} />;
}

function newestTurn({ transcript }: PersonaState, at: number): string | null {
  for (const { items } of transcript.groups.toReversed()) {
    const message = items.findLast(({ createdAt }) => createdAt <= at);
    if (message) return message.turnId;
  }
  return null;
}
