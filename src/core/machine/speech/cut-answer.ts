import type { SpeechChunk } from '../../ports/session-port.js';
import { setControl, type Draft } from '../draft.js';
import { changePersonaMessage } from '../logs/transcript.js';
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
  const others = speechTurns.filter((entry) => entry.messageId !== messageId);
  if (cut && others.length < speechTurns.length) {
    // What was taken for the first words of this answer are words of the one before, which is cut away.
    changePersonaMessage(draft, running.id, (message) => ({ ...message, written: '', heard: '' }));
    changeSpeech(draft, running.id, { firstTextAt: null });
    setControl(draft, { speechTurns: others });
  }
  return cut;
}
