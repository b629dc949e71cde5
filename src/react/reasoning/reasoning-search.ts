import { narrowedTurn } from './narrowed-turn.js';
import { sameItems } from './same-items.js';
import { isThought, type ReasoningThought, type ReasoningTurn } from './reasoning-turn.js';
import { findHits, foldText, type TextHit } from './text-search.js';

/** The results of a search in the history of thoughts. */
export interface ReasoningSearch {
  /** What was searched for. Trails behind what is typed while a long history is searched. */
  readonly query: string;
  /** The places in the text of each thought in which something was found, by the id of the thought. */
  readonly hits: ReadonlyMap<string, readonly TextHit[]>;
  /** How many hits there are in all thoughts. */
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

/** A thought that was looked through stays so: while one grows, the others are not searched again. */
function hitsIn(thought: ReasoningThought, query: string): readonly TextHit[] {
  const known = found.get(thought);
  if (known?.query === query) return known.hits;
  const hits = findHits(foldOf(thought), query);
  found.set(thought, { query, hits });
  return hits;
}

/** Looks through the turns, one a step, so that the page stays alive in between. */
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

/** The same object when the same was found. */
export function keptSearch(before: ReasoningSearch, after: ReasoningSearch): ReasoningSearch {
  const isSame =
    before.query === after.query &&
    before.total === after.total &&
    sameItems([...before.hits].flat(), [...after.hits].flat());
  return isSame ? before : after;
}

/** The turns in which something was found, without the thoughts in which nothing was. */
export const turnsWithHits = (
  turns: readonly ReasoningTurn[],
  { hits }: ReasoningSearch,
): readonly ReasoningTurn[] => turns.flatMap((turn) => narrowedTurn(turn, ({ id }) => hits.has(id)) ?? []);

/** The search hit that is selected. */
export interface ReasoningHit {
  /** Which of all hits it is, from 0, in the order in which the turns are shown. */
  readonly index: number;
  /** Where its turn is in `turns`. */
  readonly turnIndex: number;
  /** The thought that it is in. */
  readonly stepId: string;
  /** Which of the hits in that thought it is, from 0. */
  readonly hitIndex: number;
}

/** One of all hits, by its number; one past the last is the first again. */
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
