import type { SpeechChunk } from '../../ports/session-port.js';
import { setControl, type Draft } from '../draft.js';
import {
  appendWritten,
  changePersonaMessage,
  closePersonaMessage,
  findPersonaMessage,
  setHeard,
} from '../logs/transcript.js';
import { changeSpeech } from '../turn/turn-draft.js';
import type { EndedTurn } from '../turn/turn-record.js';

/** How long the end of a cut answer can be on its way, in ms. A later one is about the new answer. */
const LATE_MS = 1_000;

/**
 * Anam's model may begin an answer while the next question is on its way. The end of that answer, and its first words,
 * then arrive after the new turn has begun. They must neither end nor fill it.
 *
 * @returns the turn that was cut, if this event is its end
 */
export function endOfCutAnswer(
  draft: Draft,
  { interrupted, messageId }: SpeechChunk,
  at: number,
): EndedTurn | undefined {
  const { running, recent, speechTurns } = draft.control;
  if (!interrupted || running?.by !== 'service' || at - running.startedAt > LATE_MS) return undefined;
  const cut = recent.findLast(
    (turn) => turn.by === 'service' && turn.firstTextAt === null && !turn.speechEnded,
  );
  if (cut && speechTurns.some((entry) => entry.messageId === messageId)) {
    moveWords(draft, running.id, cut, at);
    setControl(draft, {
      speechTurns: [
        ...speechTurns.filter((entry) => entry.messageId !== messageId),
        { messageId, turnId: cut.id },
      ],
    });
  }
  return cut;
}

/** Gives the words of the cut answer back to its turn. */
function moveWords(draft: Draft, from: string, cut: EndedTurn, at: number): void {
  const { written = '' } = findPersonaMessage(draft, from) ?? {};
  changePersonaMessage(draft, from, (message) => ({ ...message, written: '', heard: '' }));
  changeSpeech(draft, from, { firstTextAt: null });
  appendWritten(draft, cut, written, at);
  setHeard(draft, cut.id, written.length);
  closePersonaMessage(draft, cut.id, { status: 'interrupted', at, finishReason: null });
}
