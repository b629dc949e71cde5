'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { logItems, type GroupedLog, type PersonaState, type Thought } from '../../core/index.js';
import { usePersonaContext } from '../persona-context.js';
import { useTurnReasoning } from './useTurnReasoning.js';

const noThoughts: GroupedLog<Thought> = { groups: [], size: 0 };
const selectAll = (state: PersonaState) => state.reasoning;
const selectNone = () => noThoughts;

/**
 * What the model thought, oldest first: in one turn, or in the whole conversation. With a turn, it renders again only
 * when that turn thinks.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaReasoning(turnId?: string): readonly Thought[] {
  const { persona } = usePersonaContext('usePersonaReasoning()');
  const log = useStore(persona.store, turnId === undefined ? selectAll : selectNone);
  const all = useMemo(() => logItems(log), [log]);
  const ofTurn = useTurnReasoning(turnId ?? '').thoughts;
  return turnId === undefined ? all : ofTurn;
}
