'use client';

import { useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { GroupedLog, PersonaState, ReadonlyStore } from '../../core/index.js';
import type { Groups } from '../reasoning/list-change.js';
import type { ReasoningLists } from '../reasoning/reasoning-model.js';
import type { ReasoningHistorySource } from '../reasoning/reasoning-turn.js';
import { PersonaContext, noPersona } from './persona-context.js';

type Store = ReadonlyStore<PersonaState>;
type Parts = Extract<ReasoningHistorySource, { readonly thoughts: unknown }>;

const empty: Groups<never> = [];
const nothing: Parts = { thoughts: [] };
const selectReasoning = ({ reasoning }: PersonaState) => reasoning;
const selectTranscript = ({ transcript }: PersonaState) => transcript;
const selectToolCalls = ({ toolCalls }: PersonaState) => toolCalls;

/**
 * What a history of reasoning is made of: the given source, else the persona above. It is the same object until
 * something in it changes.
 *
 * @throws PersonaError `config-context` without either
 */
export function useReasoningLists(
  source: ReasoningHistorySource | undefined,
  caller: string,
): ReasoningLists {
  const context = useContext(PersonaContext);
  if (!source && !context) throw noPersona(caller);
  const ofPersona = useListsOf(source ? null : (context?.persona.store ?? null));
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

function useListsOf(store: Store | null): ReasoningLists {
  const thoughts = useGroups(store, selectReasoning);
  const messages = useGroups(store, selectTranscript);
  const toolCalls = useGroups(store, selectToolCalls);
  return useMemo(
    () => ({ thoughts: itemsOf(thoughts), messages: itemsOf(messages), toolCalls: itemsOf(toolCalls) }),
    [thoughts, messages, toolCalls],
  );
}

type LogGroups<Item> = GroupedLog<Item>['groups'];

const noGroups: LogGroups<never> = [];

const itemsOf = <Item>(log: LogGroups<Item>): Groups<Item> => log.map(({ items }) => items);

function useGroups<Item>(
  store: Store | null,
  select: (state: PersonaState) => GroupedLog<Item>,
): LogGroups<Item> {
  const read = useCallback(
    (): LogGroups<Item> => (store ? select(store.getState()).groups : noGroups),
    [store, select],
  );
  const subscribe = useCallback(
    (listener: () => void) => store?.subscribe(listener) ?? (() => undefined),
    [store],
  );
  return useSyncExternalStore(subscribe, read, read);
}
