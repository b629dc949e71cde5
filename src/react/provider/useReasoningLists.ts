'use client';

import { useContext, useMemo } from 'react';
import type { GroupedLog, PersonaState, ReadonlyStore } from '../../core/index.js';
import type { Groups } from '../reasoning/list-change.js';
import type { ReasoningLists } from '../reasoning/reasoning-model.js';
import type { ReasoningHistorySource } from '../reasoning/reasoning-turn.js';
import { PersonaContext, noPersona } from './persona-context.js';
import { useStoreSlice } from './useStoreSlice.js';

type Store = ReadonlyStore<PersonaState>;
type Parts = Extract<ReasoningHistorySource, { readonly thoughts: unknown }>;

const empty: Groups<never> = [];
const nothing: Parts = { thoughts: [] };

/**
 * Returns the data of a reasoning history: the given source, or the persona of the provider. It is the same object
 * until something in it changes.
 *
 * @throws PersonaError `config-context` without either
 */
export function useReasoningLists(
  source: ReasoningHistorySource | undefined,
  caller: string,
): ReasoningLists {
  const context = useContext(PersonaContext);
  if (!source && !context) throw noPersona(caller);
  const ofPersona = useListsOf(source ? undefined : context?.persona.store);
  const { thoughts, messages, toolCalls } = partsOf(source ?? nothing);
  const given = useMemo(
    () => ({ thoughts: [thoughts], messages: groups(messages), toolCalls: groups(toolCalls) }),
    [thoughts, messages, toolCalls],
  );
  return source ? given : ofPersona;
}

const partsOf = (source: ReasoningHistorySource): Parts =>
  'thoughts' in source ? source : { thoughts: source };

const groups = <Item>(items: readonly Item[] | undefined): Groups<Item> => (items ? [items] : empty);

function useListsOf(store: Store | undefined): ReasoningLists {
  const thoughts = useStoreSlice(store, (state) => state.reasoning.groups, noGroups);
  const messages = useStoreSlice(store, (state) => state.transcript.groups, noGroups);
  const toolCalls = useStoreSlice(store, (state) => state.toolCalls.groups, noGroups);
  return useMemo(
    () => ({ thoughts: itemsOf(thoughts), messages: itemsOf(messages), toolCalls: itemsOf(toolCalls) }),
    [thoughts, messages, toolCalls],
  );
}

type LogGroups<Item> = GroupedLog<Item>['groups'];

const noGroups: LogGroups<never> = [];

const itemsOf = <Item>(log: LogGroups<Item>): Groups<Item> => log.map(({ items }) => items);
