import type { PersonaMessage, PersonaState } from '../../core/index.js';

/** Returns the persona's message of a turn, if there is one. Searches from the newest message backwards. */
export function findAnswer({ turn, transcript }: PersonaState): PersonaMessage | undefined {
  if (turn.status === 'none' || turn.status === 'thinking') return undefined;
  for (const group of transcript.groups.toReversed()) {
    const found = group.items.findLast(
      (message) => message.role === 'persona' && message.turnId === turn.turnId,
    );
    if (found?.role === 'persona') return found;
  }
  return undefined;
}
