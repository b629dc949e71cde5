import { sameItems } from './same-items.js';
import { isThought, type ReasoningThought, type ReasoningTurn } from './reasoning-turn.js';

const narrowed = new WeakMap<ReasoningTurn, ReasoningTurn>();

/**
 * The turn with those of its thoughts that pass, and its tool calls; `null` when none passes. As long as the same
 * thoughts pass, it is the same turn.
 */
export function narrowedTurn(
  turn: ReasoningTurn,
  passes: (thought: ReasoningThought) => boolean,
): ReasoningTurn | null {
  const steps = turn.steps.filter((step) => !isThought(step) || passes(step));
  if (!steps.some(isThought)) return null;
  if (steps.length === turn.steps.length) return turn;
  const known = narrowed.get(turn);
  if (known && sameItems(known.steps, steps)) return known;
  const made = { ...turn, steps };
  narrowed.set(turn, made);
  return made;
}
