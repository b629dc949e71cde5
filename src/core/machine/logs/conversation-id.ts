import type { PersonaState } from '../persona-state.js';

/**
 * Returns the id of a conversation, which is the id of its first turn. It is therefore saved and restored with the
 * messages, is the same in both modes, and changes after `clear()`. `undefined` before the first message.
 */
export const conversationIdOf = ({ transcript }: Pick<PersonaState, 'transcript'>): string | undefined =>
  transcript.groups[0]?.items[0]?.turnId;
