import type { PersonaState } from '../persona-state.js';

/**
 * The id of a conversation is that of its first turn, so it is saved and restored with the messages, stays in both modes, and
 * is a new one after `clear()`. `undefined` while nothing was said.
 */
export const conversationIdOf = ({ transcript }: Pick<PersonaState, 'transcript'>): string | undefined =>
  transcript.groups[0]?.items[0]?.turnId;
