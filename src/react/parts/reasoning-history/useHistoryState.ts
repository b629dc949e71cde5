'use client';

import { useContext, useMemo, useState } from 'react';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { filterEntries, noFilter } from '../../reasoning/reasoning-filter.js';
import type { HistoryOrder, ReasoningHistoryValue } from './history-context.js';
import { HistoryModel, type HistorySource } from '../../reasoning/reasoning-model.js';
import { entriesWithHits, hitAt, noSearch, useHistorySearch } from '../../reasoning/reasoning-search.js';
import { safeRedaction } from '../../reasoning/redaction.js';

export interface HistoryStateOptions extends HistorySource {
  readonly redact: ((text: string) => string) | undefined;
  readonly order: HistoryOrder;
  readonly jump: ((turnId: string) => void) | null;
  readonly target: string | null;
  readonly clearTarget: () => void;
}

/** Everything that the viewer's parts share. */
export function useHistoryState({
  redact,
  order: firstOrder,
  jump,
  target,
  clearTarget,
  ...source
}: HistoryStateOptions): ReasoningHistoryValue {
  const inherited = useContext(ReasoningSettingsContext).redact;
  const model = useMemo(
    () => new HistoryModel(redact ? safeRedaction(redact) : inherited),
    [redact, inherited],
  );
  const { thoughts, messages, toolCalls } = source;
  const all = useMemo(
    () => model.update({ thoughts, messages, toolCalls }),
    [model, thoughts, messages, toolCalls],
  );
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState(noFilter);
  const [order, setOrder] = useState(firstOrder);
  const [hitIndex, setHitIndex] = useState(0);
  const [told, tell] = useState('');
  const filtered = useMemo(() => filterEntries(all, filter), [all, filter]);
  const search = useHistorySearch(filtered, query);
  const entries = useMemo(() => {
    const found = search === noSearch ? filtered : entriesWithHits(filtered, search);
    return order === 'newest' ? found.toReversed() : found;
  }, [filtered, search, order]);
  const at = search.total === 0 ? 0 : ((hitIndex % search.total) + search.total) % search.total;
  const hitPlace = useMemo(() => hitAt(entries, search, at), [entries, search, at]);
  return useMemo(
    () => ({
      entries,
      total: all.length,
      query,
      setQuery: (next: string) => {
        setQuery(next);
        setHitIndex(0);
      },
      search,
      hitIndex: at,
      hitPlace,
      moveHit: (by: 1 | -1) => setHitIndex(at + by),
      filter,
      setFilter,
      order,
      setOrder,
      jump,
      target,
      clearTarget,
      told,
      tell,
    }),
    [entries, all.length, query, search, at, hitPlace, filter, order, jump, target, clearTarget, told],
  );
}
