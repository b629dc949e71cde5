import type { SpeechChunk } from '../../ports/session-port.js';
import { setControl, setView, type Draft } from '../draft.js';
import { findPersonaMessage, takeBackWords } from '../logs/transcript.js';
import { forgetWords } from '../timeline/timeline.js';
import { keepServiceWaiting } from '../turn/service-turn.js';
import { changeSpeech } from '../turn/turn-draft.js';
import type { EndedTurn, ServiceTurn } from '../turn/turn-record.js';
import { addLateWords } from './service-words.js';
import { turnOfExchange } from './turn-of-exchange.js';

/**
 * Finds the interrupted turn if Anam's model began an answer while the next question was on its way. Its first words
 * then arrive after the new turn has begun. If the question was typed, these words look like the new answer and are
 * shown there. If the speech is then interrupted although the user has not spoken since, the earlier turn was
 * interrupted, and the words are moved to it. An interruption by the app would have ended the new turn.
 *
 * @returns the interrupted turn, if this event ends it
 */
export function endOfCutAnswer(draft: Draft, chunk: SpeechChunk, at: number): EndedTurn | undefined {
  const { running, speechTurns } = draft.control;
  if (!chunk.interrupted || running?.by !== 'service' || wasHeard(draft)) return undefined;
  if (turnOfExchange(draft, chunk) === running.id) return undefined;
  const bound = speechTurns.find((entry) => entry.messageId === chunk.messageId);
  // These words were heard in an earlier turn, so this is the end of that turn.
  if (bound && bound.turnId !== running.id) return undefined;
  const cut = oldestUnheard(draft);
  if (cut && bound) moveWords(draft, running, cut, bound, at);
  return cut;
}

/** Returns the oldest earlier turn without speech. The service ends turns in order. */
function oldestUnheard({ control: { recent } }: Draft): ServiceTurn | undefined {
  let oldest: ServiceTurn | undefined;
  for (const turn of recent) {
    // The turn was replaced before any of its words was sent, so the service does not know about it.
    if (turn.by !== 'service' && turn.sent === '') continue;
    if (turn.by !== 'service' || turn.firstTextAt !== null || turn.speechEnded) break;
    oldest = turn;
  }
  return oldest;
}

/** Whether the user is speaking, or has spoken words that are not transcribed yet. */
const wasHeard = ({ view, control }: Draft): boolean =>
  view.userSpeaking || control.speechEndedAt !== null || control.partialUtterance !== null;

type SpeechTurn = Draft['control']['speechTurns'][number];

function moveWords(draft: Draft, from: ServiceTurn, to: ServiceTurn, bound: SpeechTurn, at: number): void {
  const words = findPersonaMessage(draft, from.id)?.written ?? '';
  setControl(draft, {
    speechTurns: draft.control.speechTurns.map((entry) =>
      entry === bound ? { ...entry, turnId: to.id } : entry,
    ),
  });
  takeBackWords(draft, from.id);
  forgetWords(draft, from.id);
  changeSpeech(draft, from.id, { firstTextAt: null });
  const { id: turnId, source, startedAt } = from;
  setView(draft, { turn: { status: 'thinking', turnId, source, startedAt } });
  keepServiceWaiting(draft);
  changeSpeech(draft, to.id, { firstTextAt: at });
  addLateWords(draft, to, words, at);
}
