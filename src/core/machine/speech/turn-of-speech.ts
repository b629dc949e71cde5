import type { SpeechChunk } from '../../ports/session-port.js';
import { continuesAt } from '../../text/heard-position.js';
import type { Draft } from '../draft.js';
import { beginUnasked } from '../turn/begin-turn.js';
import { SERVICE_ANSWER_MS } from '../turn/service-turn.js';
import { endTurn } from '../turn/turn-end.js';
import { turnOfExchange } from './turn-of-exchange.js';
import { talkedOf, type EndedTurn, type RunningTurn } from '../turn/turn-record.js';

export type AnyTurn = RunningTurn | EndedTurn;

/**
 * Finds the turn by correlation id, otherwise by the question, the message's earlier chunks, the words, or the order.
 */
export function turnOfSpeech(draft: Draft, chunk: SpeechChunk, at: number): AnyTurn | null {
  const { running, recent, speechTurns } = draft.control;
  const turns: AnyTurn[] = running ? [running, ...recent] : [...recent];
  const { correlationId } = chunk;
  const bound =
    turnOfExchange(draft, chunk) ?? speechTurns.find((entry) => entry.messageId === chunk.messageId)?.turnId;
  const isOf = (turn: AnyTurn) =>
    correlationId !== undefined && talkedOf(turn).correlationIds.includes(correlationId);
  return turns.find(isOf) ?? turns.find((turn) => turn.id === bound) ?? turnByWords(draft, chunk, at);
}

/**
 * Finds the turn without ids. A turn speaks only after the interruption of the previous one is complete, so matching
 * words are its own. The closing event of an interrupted speech has no words and belongs to the oldest turn that still
 * waits for one.
 */
function turnByWords({ control }: Draft, chunk: SpeechChunk, at: number): AnyTurn | null {
  const { running, recent } = control;
  const talks = running && (running.by === 'service' || running.sent !== '') ? running : null;
  const unfinished = recent.filter((turn) => talkedOf(turn).sent !== '' && !turn.speechEnded).toReversed();
  const fits = (turn: AnyTurn) => continuesAt(talkedOf(turn).sent, talkedOf(turn).spoken, chunk.content);
  if (chunk.interrupted && chunk.content.trim() === '' && unfinished[0]) return unfinished[0];
  if (talks && fits(talks)) return talks;
  return unfinished.find(fits) ?? talks ?? unfinished[0] ?? unwantedAnswer(control, at);
}

/**
 * Returns the last turn if its answer may still begin: Anam's model may ignore an interruption that arrives while it is
 * thinking.
 */
function unwantedAnswer({ running, recent }: Draft['control'], at: number): AnyTurn | null {
  const last = recent[0];
  if (running || last?.by !== 'service' || last.firstTextAt !== null || last.speechEnded) return null;
  return at - last.startedAt < SERVICE_ANSWER_MS ? last : null;
}

/**
 * Ends the running answer if the chunk belongs to another message. Each answer of Anam's model is one message, and the
 * end report of the last one can be late or lost.
 */
export function endAnswerBefore(draft: Draft, chunk: SpeechChunk, at: number): void {
  const { running, speechTurns, speechEndedAt } = draft.control;
  if (running?.by !== 'service' || running.firstTextAt === null || chunk.content.trim() === '') return;
  if (speechTurns.some((entry) => entry.messageId === chunk.messageId)) return;
  if (turnOfExchange(draft, chunk) !== undefined) return;
  const userSpoke = draft.view.userSpeaking || speechEndedAt !== null;
  endTurn(draft, userSpoke ? 'interrupted' : 'completed', { at });
}

export function unaskedTurn(draft: Draft, chunk: SpeechChunk, newTurnId: string, at: number): AnyTurn | null {
  if (draft.control.running || chunk.content.trim() === '') return null;
  beginUnasked(draft, newTurnId, at);
  return draft.control.running;
}
