import { findInLog } from '../logs/grouped-log.js';
import type { PersonaState } from '../persona-state.js';
import type { ContextNote } from '../state.js';
import { llmHistory } from './llm-history.js';
import type { ModelTurn } from './turn-record.js';

/**
 * Returns how many leading messages the endpoint already has: those of the last answered request, and its answer. Each
 * request contains all earlier messages, so the endpoint lacks only the turns that Anam has answered since then.
 */
export function seenMessages(
  view: PersonaState,
  { id, round }: Pick<ModelTurn, 'id' | 'round'>,
  messages: readonly { readonly role: string }[],
  notes: readonly ContextNote[],
): number {
  // In later rounds of a turn, only the tool results are new.
  if (round > 0) return messages.findLastIndex(({ role }) => role !== 'tool') + 1;
  const asked = findInLog(
    view.timeline,
    (turn) => turn.id !== id && turn.requestedAt !== null && turn.outcome !== 'failed',
  );
  const known = asked && findInLog(view.transcript, ({ turnId }) => turnId === asked.id);
  return known ? llmHistory(view, { id: '', index: known.turnIndex }, notes).length : 0;
}
