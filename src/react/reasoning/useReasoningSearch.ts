'use client';

import { useEffect, useState } from 'react';
import { keptSearch, noSearch, searchTurns, type ReasoningSearch } from './reasoning-search.js';
import type { ReasoningTurn } from './reasoning-turn.js';

/** The maximum length of a slice. Longer ones would make typing stutter. */
const SLICE_MS = 8;

/**
 * Returns the results of the query. Long histories are searched in slices, and a new query cancels the running search.
 */
export function useReasoningSearch(turns: readonly ReasoningTurn[], query: string): ReasoningSearch {
  const [result, setResult] = useState(noSearch);
  const isBlank = query.trim() === '';
  useEffect(() => {
    if (isBlank) return undefined;
    const run = searchTurns(turns, query);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = (): void => {
      const until = performance.now() + SLICE_MS;
      for (let step = run.next(); ; step = run.next()) {
        if (step.done) {
          const { value } = step;
          return setResult((before) => keptSearch(before, value));
        }
        if (performance.now() > until) break;
      }
      timer = setTimeout(go);
    };
    timer = setTimeout(go);
    return () => clearTimeout(timer);
  }, [turns, query, isBlank]);
  return isBlank ? noSearch : result;
}
