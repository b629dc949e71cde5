import type { SpeechChunk } from '../../ports/session-port.js';
import type { TransitionContext } from '../context.js';
import { setControl, setView, type Draft } from '../draft.js';
import { addUserMessage } from '../logs/transcript.js';
import { keepAlive } from '../session/limit-transition.js';
import { acceptInput, speakerOf } from '../turn/schedule.js';
import { changeSpeech } from '../turn/turn-draft.js';
import type { EndedTurn, RunningTurn, ServiceTurn } from '../turn/turn-record.js';
import { bindExchange, REMEMBERED_IDS } from './turn-of-exchange.js';

/** Handles the user's transcribed words: one turn per utterance, even if it is reported several times. */
export function hearUser(
  draft: Draft,
  chunk: SpeechChunk,
  newTurnId: string,
  context: TransitionContext,
): void {
  const { utterances, partialUtterance } = draft.control;
  if (utterances.includes(chunk.messageId)) return;
  const before = partialUtterance?.messageId === chunk.messageId ? partialUtterance.text : '';
  const text = before + chunk.content;
  showInterim(draft, chunk.endOfSpeech ? '' : text.trim());
  if (!chunk.endOfSpeech)
    return setControl(draft, { partialUtterance: { messageId: chunk.messageId, text } });
  setControl(draft, {
    partialUtterance: null,
    utterances: [...utterances, chunk.messageId].slice(-REMEMBERED_IDS),
  });
  if (text.trim() === '') return;
  const heardIn = draft.view.mode === 'server' ? draft.control.session.attempt : null;
  if (heardIn !== null && addLateWords(draft, chunk, text, context)) return;
  const input = { turnId: newTurnId, text, source: 'speech', by: speakerOf(draft), heardIn } as const;
  if (heardIn !== null) bindExchange(draft, chunk, newTurnId);
  acceptInput(draft, input, context);
}

function showInterim(draft: Draft, userInterim: string): void {
  if (draft.view.userInterim !== userInterim) setView(draft, { userInterim });
}

const awaitsWords = (turn: RunningTurn | EndedTurn | null): turn is ServiceTurn =>
  turn?.by === 'service' && turn.awaitsWords;

/**
 * Adds the words to an answer that began before they were transcribed: they must neither interrupt it nor be asked
 * again. @returns whether there is such an answer
 */
function addLateWords(draft: Draft, chunk: SpeechChunk, text: string, context: TransitionContext): boolean {
  const { running, recent } = draft.control;
  const turn = recent.findLast(awaitsWords) ?? (awaitsWords(running) ? running : null);
  if (!turn) return false;
  changeSpeech(draft, turn.id, { awaitsWords: false });
  bindExchange(draft, chunk, turn.id);
  setControl(draft, { speechEndedAt: null });
  keepAlive(draft, context);
  addUserMessage(draft, turn, { text }, context.at);
  return true;
}

/** Later transcriptions may belong to the new speech, so earlier answers no longer wait for them. */
function stopAwaitingWords(draft: Draft): void {
  const { running, recent } = draft.control;
  for (const turn of [running, ...recent])
    if (awaitsWords(turn)) changeSpeech(draft, turn.id, { awaitsWords: false });
}

export function setUserSpeaking(draft: Draft, speaking: boolean, at: number): void {
  if (draft.view.userSpeaking === speaking) return;
  if (speaking) stopAwaitingWords(draft);
  setView(draft, { userSpeaking: speaking });
  setControl(draft, { speechEndedAt: speaking ? null : at });
}
