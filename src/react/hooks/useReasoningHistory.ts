'use client';

import { useCallback, useContext, useMemo, useState } from 'react';
import { ReasoningSettingsContext } from '../provider/reasoning-settings-context.js';
import { useReasoningLists } from '../provider/useReasoningLists.js';
import { KeptList } from '../reasoning/kept-list.js';
import { filterTurns, isFiltered, noFilter, type ReasoningFilter } from '../reasoning/reasoning-filter.js';
import { ReasoningModel } from '../reasoning/reasoning-model.js';
import {
  hitAt,
  noSearch,
  turnsWithHits,
  type ReasoningHit,
  type ReasoningSearch,
} from '../reasoning/reasoning-search.js';
import type { ReasoningHistorySource, ReasoningTurn } from '../reasoning/reasoning-turn.js';
import { redactedBy, safeRedaction } from '../reasoning/redaction.js';
import { useReasoningSearch } from '../reasoning/useReasoningSearch.js';

/** Which turn comes first. */
export type ReasoningOrder = 'newest' | 'oldest';

/** Options of `useReasoningHistory`. */
export interface ReasoningHistoryOptions {
  /** Which turn comes first, until `setOrder` is called. @default 'newest' */
  readonly defaultOrder?: ReasoningOrder;
  /**
   * Redacts texts before they are returned or searched. Must be pure and have a stable identity. If it throws, the text is
   * `null`. @default the provider's `redactReasoning`
   */
  readonly redact?: (text: string) => string;
}

/** The history of thoughts, with search, filter and order. */
export interface ReasoningHistoryModel {
  /**
   * The turns with thoughts that match the filter and the search, in the selected order. The list, each turn and each step
   * keep their identity until they change.
   */
  readonly turns: readonly ReasoningTurn[];
  /** The number of turns without filter and search. */
  readonly total: number;
  /** The search text. Case and accents are ignored. */
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** The search results in the redacted thoughts. Empty without a query. */
  readonly search: ReasoningSearch;
  /** Whether the search for `query` is still running. */
  readonly isSearching: boolean;
  /** The current hit; `null` if there are no hits. */
  readonly hit: ReasoningHit | null;
  /** Goes to the next hit. After the last hit it returns to the first. */
  readonly nextHit: () => void;
  readonly previousHit: () => void;
  readonly filter: ReasoningFilter;
  /** Changes fields of the filter. */
  readonly setFilter: (change: Partial<ReasoningFilter>) => void;
  /** Whether the filter is active. */
  readonly isFiltered: boolean;
  readonly order: ReasoningOrder;
  readonly setOrder: (order: ReasoningOrder) => void;
  /** Clears the search and the filter. */
  readonly showAll: () => void;
}

/**
 * The logic of `ReasoningHistory`, for your own viewer: thoughts by turn with their questions, tool calls and spoken
 * answers, with search, filter and order. Reads the persona of the provider; with `source` it needs no provider. The cost
 * of a growing thought does not depend on the length of the history.
 *
 * @param source other thoughts, for example from `useAnamReasoning(client)`
 *
 * @example
 * function Questions() {
 *   const { turns, query, setQuery } = useReasoningHistory();
 *   return (
 *     <>
 *       <input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
 *       {turns.map(({ id, question, steps }) => (
 *         <details key={id}>
 *           <summary>{question}</summary>
 *           {steps.map((step) => step.kind === 'thought' && <p key={step.id}>{step.text}</p>)}
 *         </details>
 *       ))}
 *     </>
 *   );
 * }
 * @example
 * // with your own AnamClient, without a provider
 * const history = useReasoningHistory(useAnamReasoning(client));
 *
 * @throws PersonaError `config-context` without `source` outside a provider
 */
export function useReasoningHistory(
  source?: ReasoningHistorySource,
  { defaultOrder = 'newest', redact }: ReasoningHistoryOptions = {},
): ReasoningHistoryModel {
  const all = useTurns(source, redact);
  const [query, setQueryText] = useState('');
  const [filter, setWholeFilter] = useState(noFilter);
  const [order, setOrder] = useState(defaultOrder);
  const [hitNumber, setHitNumber] = useState(0);
  const { turns, search } = useShownTurns(all, { query, filter, order });
  const hit = useMemo(() => hitAt(turns, search, hitNumber), [turns, search, hitNumber]);
  const setQuery = useCallback((next: string) => {
    setQueryText(next);
    setHitNumber(0);
  }, []);
  const actions = useMemo(
    () => ({
      setQuery,
      nextHit: () => setHitNumber((number) => number + 1),
      previousHit: () => setHitNumber((number) => number - 1),
      setFilter: (change: Partial<ReasoningFilter>) => setWholeFilter((now) => ({ ...now, ...change })),
      setOrder,
      showAll: () => {
        setQuery('');
        setWholeFilter(noFilter);
      },
    }),
    [setQuery],
  );
  const total = all.length;
  return useMemo(() => {
    const isSearching = query.trim() !== '' && search.query !== query;
    return {
      turns,
      total,
      query,
      search,
      isSearching,
      hit,
      filter,
      isFiltered: isFiltered(filter),
      order,
      ...actions,
    };
  }, [turns, total, query, search, hit, filter, order, actions]);
}

function useTurns(
  source: ReasoningHistorySource | undefined,
  redact: ReasoningHistoryOptions['redact'],
): readonly ReasoningTurn[] {
  const lists = useReasoningLists(source, 'useReasoningHistory()');
  const inherited = useContext(ReasoningSettingsContext).redact;
  const model = useMemo(
    // The provider's redaction always applies, before the viewer's own.
    () => new ReasoningModel(redactedBy(inherited, safeRedaction(redact))),
    [redact, inherited],
  );
  return useMemo(() => model.update(lists), [model, lists]);
}

interface Choices {
  readonly query: string;
  readonly filter: ReasoningFilter;
  readonly order: ReasoningOrder;
}

function useShownTurns(all: readonly ReasoningTurn[], { query, filter, order }: Choices) {
  const [kept] = useState(() => ({ filtered: new KeptList(), found: new KeptList() }));
  const filtered = useMemo(
    () => (isFiltered(filter) ? kept.filtered.of(filterTurns(all, filter)) : all),
    [kept, all, filter],
  );
  const search = useReasoningSearch(filtered, query);
  const found = useMemo(
    () => (search === noSearch ? filtered : kept.found.of(turnsWithHits(filtered, search))),
    [kept, filtered, search],
  );
  const turns = useMemo(() => (order === 'newest' ? found.toReversed() : found), [found, order]);
  return { turns, search };
}
