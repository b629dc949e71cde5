import type { Thought } from '../../core/index.js';
import { narrowedTurn } from './narrowed-turn.js';
import type { ReasoningThought, ReasoningTurn } from './reasoning-turn.js';

/** Which thoughts a history shows: those that match all three fields. */
export interface ReasoningFilter {
  /** The source of the thought: the model of your adapter (`client`), or Anam's (`server`). */
  readonly source: 'all' | Thought['source'];
  readonly status: 'all' | Thought['status'];
  /** `short`: below 200 characters; `long`: 2,000 and more. */
  readonly length: 'all' | 'short' | 'medium' | 'long';
}

export const noFilter: ReasoningFilter = { source: 'all', status: 'all', length: 'all' };

/** In characters: a sentence or two, up to a page, more. */
const SHORT = 200;
const LONG = 2_000;

export const isFiltered = ({ source, status, length }: ReasoningFilter): boolean =>
  source !== 'all' || status !== 'all' || length !== 'all';

/** Returns the turns with matching thoughts, without their other thoughts. Tool calls are included. */
export function filterTurns(
  turns: readonly ReasoningTurn[],
  filter: ReasoningFilter,
): readonly ReasoningTurn[] {
  if (!isFiltered(filter)) return turns;
  return turns.flatMap((turn) => narrowedTurn(turn, (thought) => passes(thought, filter)) ?? []);
}

function passes({ source, status, text }: ReasoningThought, filter: ReasoningFilter): boolean {
  return (
    (filter.source === 'all' || filter.source === source) &&
    (filter.status === 'all' || filter.status === status) &&
    (filter.length === 'all' || filter.length === lengthOf(text?.length ?? 0))
  );
}

function lengthOf(characters: number): ReasoningFilter['length'] {
  if (characters < SHORT) return 'short';
  return characters < LONG ? 'medium' : 'long';
}
