import { sameItems } from './same-items.js';
import { isThought, type ReasoningThought, type ReasoningTurn } from './reasoning-turn.js';

const narrowed = new WeakMap<ReasoningTurn, ReasoningTurn>();

/**
 * Returns the turn with its tool calls and only the thoughts that match; `null` if none matches. It returns the same
 * object while the same thoughts match.
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
