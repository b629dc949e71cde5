import type { Thought } from '../../core/index.js';
import type { HistoryEntry, HistoryStep } from './reasoning-model.js';

export type SourceFilter = 'all' | Thought['source'];
export type StatusFilter = 'all' | Thought['status'];
export type LengthFilter = 'all' | 'short' | 'medium' | 'long';

export interface HistoryFilter {
  readonly source: SourceFilter;
  readonly status: StatusFilter;
  readonly length: LengthFilter;
}

export const noFilter: HistoryFilter = { source: 'all', status: 'all', length: 'all' };

/** In characters: a sentence or two, up to a page, more. */
const SHORT = 200;
const LONG = 2_000;

const lengthOf = (characters: number): Exclude<LengthFilter, 'all'> => {
  if (characters < SHORT) return 'short';
  return characters < LONG ? 'medium' : 'long';
};

export const isFiltered = ({ source, status, length }: HistoryFilter) =>
  source !== 'all' || status !== 'all' || length !== 'all';

/** The entries with a thought that passes; of the others in such an entry, tools stay and thoughts go. */
export function filterEntries(
  entries: readonly HistoryEntry[],
  filter: HistoryFilter,
): readonly HistoryEntry[] {
  if (!isFiltered(filter)) return entries;
  return entries.flatMap((entry) => {
    const steps = entry.steps.filter((step) => step.kind === 'tool' || passes(step, filter));
    if (!steps.some(({ kind }) => kind === 'thought')) return [];
    return steps.length === entry.steps.length ? entry : { ...entry, steps };
  });
}

function passes({ thought }: Extract<HistoryStep, { kind: 'thought' }>, filter: HistoryFilter): boolean {
  return (
    (filter.source === 'all' || filter.source === thought.source) &&
    (filter.status === 'all' || filter.status === thought.status) &&
    (filter.length === 'all' || filter.length === lengthOf(thought.text.length))
  );
}
