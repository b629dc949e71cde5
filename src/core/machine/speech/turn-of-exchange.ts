import type { SpeechChunk } from '../../ports/session-port.js';
import { setControl, type Draft } from '../draft.js';

/** How many of the service's message ids are remembered, for events that come late or twice. */
export const REMEMBERED_IDS = 200;

/** Remembers the turn of one of the service's messages, or of an exchange. */
export function bindSpeech(draft: Draft, messageId: string, turnId: string): void {
  const { speechTurns } = draft.control;
  if (speechTurns.some((entry) => entry.messageId === messageId)) return;
  setControl(draft, { speechTurns: [...speechTurns, { messageId, turnId }].slice(-REMEMBERED_IDS) });
}

/** Remembers that the user's words began this turn. The answer to them has the same exchange id. */
export function bindExchange(draft: Draft, { exchangeId }: SpeechChunk, turnId: string): void {
  if (exchangeId !== undefined) bindSpeech(draft, exchangeKey(exchangeId), turnId);
}

/** Returns the turn of the spoken question that this speech answers, if it is known. */
export function turnOfExchange({ control }: Draft, { exchangeId }: SpeechChunk): string | undefined {
  if (exchangeId === undefined) return undefined;
  const key = exchangeKey(exchangeId);
  return control.speechTurns.find(({ messageId }) => messageId === key)?.turnId;
}

const exchangeKey = (id: string) => `exchange ${id}`;
