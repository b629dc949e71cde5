import { narrowedTurn } from './narrowed-turn.js';
import { sameItems } from './same-items.js';
import { isThought, type ReasoningThought, type ReasoningTurn } from './reasoning-turn.js';
import { findHits, foldText, type TextHit } from './text-search.js';

/** The results of a search in the history of thoughts. */
export interface ReasoningSearch {
  /** The query of these results. It lags behind the typed text while a long history is searched. */
  readonly query: string;
  /** The hits in the text of each thought, by the id of the thought. */
  readonly hits: ReadonlyMap<string, readonly TextHit[]>;
  /** The number of hits in all thoughts. */
  readonly total: number;
}

export const noSearch: ReasoningSearch = { query: '', hits: new Map(), total: 0 };

const folds = new WeakMap<ReasoningThought, ReturnType<typeof foldText>>();
const found = new WeakMap<ReasoningThought, { readonly query: string; readonly hits: readonly TextHit[] }>();

function foldOf(thought: ReasoningThought) {
  const known = folds.get(thought);
  if (known) return known;
  const made = foldText(thought.text ?? '');
  folds.set(thought, made);
  return made;
}

/** Returns the hits in a thought. They are cached: while one thought grows, the others are not searched again. */
function hitsIn(thought: ReasoningThought, query: string): readonly TextHit[] {
  const known = found.get(thought);
  if (known?.query === query) return known.hits;
  const hits = findHits(foldOf(thought), query);
  found.set(thought, { query, hits });
  return hits;
}

/** Searches the turns, one per step, so that the page stays responsive. */
export function* searchTurns(
  turns: readonly ReasoningTurn[],
  query: string,
): Generator<undefined, ReasoningSearch> {
  const hits = new Map<string, readonly TextHit[]>();
  let total = 0;
  for (const { steps } of turns) {
    for (const step of steps.filter(isThought)) {
      const here = hitsIn(step, query);
      if (here.length > 0) hits.set(step.id, here);
      total += here.length;
    }
    yield;
  }
  return { query, hits, total };
}

/** Returns the same object if the results are the same. */
export function keptSearch(before: ReasoningSearch, after: ReasoningSearch): ReasoningSearch {
  const isSame =
    before.query === after.query &&
    before.total === after.total &&
    sameItems([...before.hits].flat(), [...after.hits].flat());
  return isSame ? before : after;
}

/** Returns the turns with hits, without the thoughts that have none. */
export const turnsWithHits = (
  turns: readonly ReasoningTurn[],
  { hits }: ReasoningSearch,
): readonly ReasoningTurn[] => turns.flatMap((turn) => narrowedTurn(turn, ({ id }) => hits.has(id)) ?? []);

/** The search hit that is selected. */
export interface ReasoningHit {
  /** The index among all hits, from 0, in display order. */
  readonly index: number;
  /** The index of its turn in `turns`. */
  readonly turnIndex: number;
  /** The thought that contains the hit. */
  readonly stepId: string;
  /** The index among the hits of that thought, from 0. */
  readonly hitIndex: number;
}

/** Returns a hit by its number. After the last hit it returns the first. */
export function hitAt(
  turns: readonly ReasoningTurn[],
  { hits, total }: ReasoningSearch,
  number: number,
): ReasoningHit | null {
  if (total === 0) return null;
  const index = ((number % total) + total) % total;
  let left = index;
  for (const [turnIndex, { steps }] of turns.entries()) {
    for (const { id } of steps) {
      const here = hits.get(id)?.length ?? 0;
      if (left < here) return { index, turnIndex, stepId: id, hitIndex: left };
      left -= here;
    }
  }
  return null;
}
