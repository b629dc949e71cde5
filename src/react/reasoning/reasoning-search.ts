import { useEffect, useState } from 'react';
import type { HistoryEntry, HistoryStep } from './reasoning-model.js';
import { findHits, foldText, type Hit } from './text-search.js';

export interface HistorySearch {
  /** What was searched for; trails behind what is typed while a long history is looked through. */
  readonly query: string;
  /** By thought. */
  readonly hits: ReadonlyMap<string, readonly Hit[]>;
  readonly total: number;
}

export const noSearch: HistorySearch = { query: '', hits: new Map(), total: 0 };

/** Longer than this at a time, and typing would stutter. */
const SLICE_MS = 8;

const folds = new WeakMap<HistoryStep, ReturnType<typeof foldText>>();

function foldOf(step: Extract<HistoryStep, { kind: 'thought' }>) {
  const known = folds.get(step);
  if (known) return known;
  const made = foldText(step.text ?? '');
  folds.set(step, made);
  return made;
}

/** Looks through the entries bit by bit; a search that is replaced stops. */
function* search(entries: readonly HistoryEntry[], query: string): Generator<undefined, HistorySearch> {
  const hits = new Map<string, readonly Hit[]>();
  let total = 0;
  for (const { steps } of entries) {
    for (const step of steps) {
      if (step.kind !== 'thought') continue;
      const found = findHits(foldOf(step), query);
      if (found.length > 0) hits.set(step.id, found);
      total += found.length;
    }
    yield;
  }
  return { query, hits, total };
}

/** The hits of the query, looked for in slices so that the page stays alive. */
export function useHistorySearch(entries: readonly HistoryEntry[], query: string): HistorySearch {
  const [result, setResult] = useState(noSearch);
  const isBlank = query.trim() === '';
  useEffect(() => {
    if (isBlank) return undefined;
    const run = search(entries, query);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = (): void => {
      const until = performance.now() + SLICE_MS;
      for (let step = run.next(); ; step = run.next()) {
        if (step.done) return setResult(step.value);
        if (performance.now() > until) break;
      }
      timer = setTimeout(go);
    };
    timer = setTimeout(go);
    return () => clearTimeout(timer);
  }, [entries, query, isBlank]);
  return isBlank ? noSearch : result;
}

/** The entries in which something was found; the other thoughts of theirs go. */
export function entriesWithHits(
  entries: readonly HistoryEntry[],
  { hits }: HistorySearch,
): readonly HistoryEntry[] {
  return entries.flatMap((entry) => {
    const steps = entry.steps.filter((step) => step.kind === 'tool' || hits.has(step.id));
    if (!steps.some(({ kind }) => kind === 'thought')) return [];
    return steps.length === entry.steps.length ? entry : { ...entry, steps };
  });
}

/** One place of all that were found, in the order in which they are shown. */
export interface HitPlace {
  readonly entryIndex: number;
  readonly stepId: string;
  readonly hitIndex: number;
}

/** The n-th of all hits, from 0. */
export function hitAt(
  entries: readonly HistoryEntry[],
  { hits, total }: HistorySearch,
  index: number,
): HitPlace | null {
  if (total === 0) return null;
  let left = index;
  for (const [entryIndex, { steps }] of entries.entries()) {
    for (const { id } of steps) {
      const found = hits.get(id)?.length ?? 0;
      if (left < found) return { entryIndex, stepId: id, hitIndex: left };
      left -= found;
    }
  }
  return null;
}
