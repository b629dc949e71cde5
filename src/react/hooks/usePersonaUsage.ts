'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { logItems, type PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

/** What `usePersonaUsage` returns. */
export interface PersonaUsage {
  /** The sum of all turns, as far as the model's endpoint reports tokens; `{}` if it reports none. */
  readonly total: PersonaState['usage'];
  /** The tokens of each turn for which counts are known, by turn id, oldest first. */
  readonly byTurn: ReadonlyMap<string, PersonaState['usage']>;
}

const select = ({ usage }: PersonaState) => usage;

/**
 * Returns the tokens that the conversation has used. It does not include costs, because prices differ by model.
 * Re-renders only when a count changes, about once per model request. Server mode reports no tokens.
 *
 * @example
 * function Tokens() {
 *   const { total } = usePersonaUsage();
 *   return <p>{(total.inputTokens ?? 0) + (total.outputTokens ?? 0)} tokens</p>;
 * }
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaUsage(): PersonaUsage {
  const { store } = usePersonaContext('usePersonaUsage()').persona;
  const total = useStore(store, select);
  return useMemo(() => {
    const turns = logItems(store.getState().timeline);
    const byTurn = new Map(turns.flatMap(({ turnId, usage }) => (usage ? [[turnId, usage] as const] : [])));
    return { total, byTurn };
  }, [store, total]);
}
