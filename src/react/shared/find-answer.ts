import type { PersonaMessage, PersonaState } from '../../core/index.js';

/** The persona's message of the turn on stage, once there is one. Looks from the newest backwards. */
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
