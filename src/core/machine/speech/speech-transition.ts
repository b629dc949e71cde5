import type { TransitionContext } from '../persona-event.js';
import { closeServiceThoughts } from '../logs/service-thoughts.js';
import { setControl, setTalk, setTurn, setView, type Draft, type TurnRecord } from '../core-state.js';
import type { SpeechChunk } from '../../ports/session-connection.js';
import { appendWritten, findPersonaMessage, setHeard } from '../logs/transcript.js';
import { markWord } from '../timeline/timeline.js';
import { completeIfSpoken, completeTurn } from '../turn/model-transition.js';
import { endTurn } from '../turn/turn-end.js';
import { acceptInput, answerer, beginUnasked, SERVICE_ANSWER_MS } from '../turn/turn-transition.js';
import { advanceHeard, continuesAt, floorToWordEnd } from '../../text/heard-position.js';
import { writtenOffset } from '../../text/projector/offset-spans.js';
import { flushTalk, markSpeaking } from './talk-pump.js';

/** How many of the service's message ids are remembered, for events that come late or twice. */
const REMEMBERED_IDS = 200;
/** Speech of Anam's own model whose end is not reported counts as ended after this. */
const SERVICE_SILENCE_MS = 20_000;

/** The user's words, transcribed by the service. One turn an utterance, however often it is told. */
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
  if (!chunk.endOfSpeech) {
    setControl(draft, { partialUtterance: { messageId: chunk.messageId, text } });
    showInterim(draft, text.trim());
    return;
  }
  showInterim(draft, '');
  setControl(draft, { partialUtterance: null, utterances: remember(utterances, chunk.messageId) });
  if (text.trim() === '') return;
  acceptInput(draft, { turnId: newTurnId, text, source: 'speech', answer: answerer(draft) }, context);
}

function showInterim(draft: Draft, userInterim: string): void {
  if (draft.view.userInterim !== userInterim) setView(draft, { userInterim });
}

/** A piece of what the persona says, as it says it. */
export function hearPersona(draft: Draft, chunk: SpeechChunk, newTurnId: string, at: number): void {
  const turn = turnOfSpeech(draft, chunk, at) ?? unaskedTurn(draft, chunk, newTurnId, at);
  if (!turn) return;
  bindSpeech(draft, chunk.messageId, turn.id);
  if (draft.control.running?.id !== turn.id) hearLate(draft, turn, chunk, at);
  else if (turn.answer === 'service') hearService(draft, turn, chunk, at);
  else hearTalk(draft, turn, chunk, at);
}

/** The service cut one of our talk streams, because the user spoke or because we asked for it. */
export function talkInterrupted(draft: Draft, correlationId: string, at: number): void {
  const { running, recent } = draft.control;
  // The id decides: inside this event the SDK's stream still calls itself active (T25).
  if (running?.correlationIds.includes(correlationId)) endTurn(draft, 'interrupted', { at });
  else if (recent.some((turn) => turn.correlationIds.includes(correlationId))) confirmCut(draft, at);
}

/** The service has stopped the old speech, or should have by now: the next turn may talk. */
export function confirmCut(draft: Draft, at: number): void {
  if (!draft.control.talk.cutPending) return;
  setTalk(draft, { cutPending: false });
  draft.effects.push({ type: 'timer/clear', name: 'talk-cut' });
  flushTalk(draft, at);
}

function hearTalk(draft: Draft, turn: TurnRecord, chunk: SpeechChunk, at: number): void {
  moveHeard(draft, turn, chunk.content, at);
  if (chunk.endOfSpeech && chunk.interrupted) {
    endTurn(draft, 'interrupted', { at });
    return;
  }
  if (chunk.endOfSpeech) acceptSpeechEnd(draft, turn.id, chunk.correlationId, at);
  else if (chunk.content.trim() !== '') setTurn(draft, turn.id, { speechEnded: false });
  completeIfSpoken(draft, at);
}

/** Only the end of the turn's last talk stream counts, and only once: the service may tell of an end late or twice. */
function acceptSpeechEnd(draft: Draft, turnId: string, correlationId: string | undefined, at: number): void {
  const turn = draft.control.running;
  if (turn?.id !== turnId) return;
  const { end } = turn.spoken;
  const isLast =
    correlationId === undefined ? end > turn.endToldAt : correlationId === turn.correlationIds.at(-1);
  if (!isLast) return;
  setTurn(draft, turnId, { speechEnded: true, endToldAt: end });
  if (!draft.control.talk.awaitingSpeechEnd) return;
  setTalk(draft, { awaitingSpeechEnd: false });
  flushTalk(draft, at);
}

function hearService(draft: Draft, turn: TurnRecord, chunk: SpeechChunk, at: number): void {
  appendService(draft, turn, chunk.content, at);
  if (!chunk.endOfSpeech) return;
  if (chunk.interrupted) endTurn(draft, 'interrupted', { at });
  else completeTurn(draft, at);
}

/**
 * Speech of a turn that is over. Its heard text is frozen; only the event that closes an interrupted speech still
 * counts, since its words were said before the cut, whichever of the two interruption events came first.
 */
function hearLate(draft: Draft, turn: TurnRecord, chunk: SpeechChunk, at: number): void {
  const message = findPersonaMessage(draft, turn.id);
  if (message?.interrupted && chunk.interrupted && !turn.speechEnded) {
    moveHeard(draft, turn, chunk.content, at);
  }
  if (turn.answer === 'service') hearLateService(draft, turn, chunk.content, at);
  if (!chunk.endOfSpeech) return;
  setTurn(draft, turn.id, { speechEnded: true });
  confirmCut(draft, at);
}

function hearLateService(draft: Draft, turn: TurnRecord, content: string, at: number): void {
  if (findPersonaMessage(draft, turn.id)?.status === 'done') return extendService(draft, turn, content, at);
  if (turn.firstTextAt !== null || content.trim() === '') return;
  // It was interrupted while it thought, and speaks all the same.
  setTurn(draft, turn.id, { firstTextAt: at });
  draft.effects.push({ type: 'session/interrupt-persona' });
}

function moveHeard(draft: Draft, turn: TurnRecord, content: string, at: number): void {
  if (content.trim() !== '') markWord(draft, turn.id, at);
  const spoken = advanceHeard(turn.sent, turn.spoken, content);
  setTurn(draft, turn.id, { spoken });
  setHeard(draft, turn.id, writtenOffset(turn.spans, floorToWordEnd(turn.sent, spoken.end)));
}

function appendService(draft: Draft, turn: TurnRecord, content: string, at: number): void {
  if (content === '') return;
  if (turn.firstTextAt === null) {
    setTurn(draft, turn.id, { firstTextAt: at });
    markSpeaking(draft, turn, at);
    closeServiceThoughts(draft, turn.id, 'done', at);
  }
  draft.effects.push({ type: 'timer/set', name: 'turn-silence', ms: SERVICE_SILENCE_MS });
  extendService(draft, turn, content, at);
}

/** What Anam's own model says is known only as it is said: written and heard are the same. */
function extendService(draft: Draft, turn: TurnRecord, content: string, at: number): void {
  if (content.trim() !== '') markWord(draft, turn.id, at);
  appendWritten(draft, turn, content, at);
  setHeard(draft, turn.id, findPersonaMessage(draft, turn.id)?.written.length ?? 0);
}

/** By correlation id, else by the message's earlier chunks, else by the words, else by order. */
function turnOfSpeech(draft: Draft, chunk: SpeechChunk, at: number): TurnRecord | null {
  const { running, recent, speechTurns } = draft.control;
  const turns = running ? [running, ...recent] : recent;
  const bound = speechTurns.find((entry) => entry.messageId === chunk.messageId)?.turnId;
  const known =
    turns.find(
      (turn) => chunk.correlationId !== undefined && turn.correlationIds.includes(chunk.correlationId),
    ) ?? turns.find((turn) => turn.id === bound);
  if (known) return known;
  return turnByWords(draft, chunk, at);
}

/**
 * Without ids. A turn talks only when the cut of the one before is over, so words that fit it are its own; the closing
 * event of a cut speech, which bears no words, is of the oldest turn that still waits for one.
 */
function turnByWords({ control }: Draft, chunk: SpeechChunk, at: number): TurnRecord | null {
  const { running, recent } = control;
  const talks = running && (running.answer === 'service' || running.sent !== '') ? running : null;
  const unfinished = recent.filter((turn) => turn.sent !== '' && !turn.speechEnded).toReversed();
  if (chunk.interrupted && chunk.content.trim() === '' && unfinished[0]) return unfinished[0];
  if (talks && continuesAt(talks.sent, talks.spoken, chunk.content)) return talks;
  const byWords = unfinished.find((turn) => continuesAt(turn.sent, turn.spoken, chunk.content));
  return byWords ?? talks ?? unfinished[0] ?? unwantedAnswer(control, at);
}

/** Anam's model may not have taken notice of an interruption that came while it thought. */
function unwantedAnswer({ running, recent }: Draft['control'], at: number): TurnRecord | null {
  if (running) return null;
  const isUnwanted = (turn: TurnRecord) =>
    turn.answer === 'service' && !turn.speechEnded && at - turn.startedAt < SERVICE_ANSWER_MS;
  const last = recent[0];
  return last && last.firstTextAt === null && isUnwanted(last) ? last : null;
}

function unaskedTurn(draft: Draft, chunk: SpeechChunk, newTurnId: string, at: number): TurnRecord | null {
  if (draft.control.running || chunk.content.trim() === '') return null;
  beginUnasked(draft, newTurnId, at);
  return draft.control.running;
}

function bindSpeech(draft: Draft, messageId: string, turnId: string): void {
  const { speechTurns } = draft.control;
  if (speechTurns.some((entry) => entry.messageId === messageId)) return;
  setControl(draft, { speechTurns: [...speechTurns, { messageId, turnId }].slice(-REMEMBERED_IDS) });
}

const remember = (ids: readonly string[], id: string) => [...ids, id].slice(-REMEMBERED_IDS);

export function setUserSpeaking(draft: Draft, speaking: boolean, at: number): void {
  if (draft.view.userSpeaking === speaking) return;
  setView(draft, { userSpeaking: speaking });
  setControl(draft, { speechEndedAt: speaking ? null : at });
}
