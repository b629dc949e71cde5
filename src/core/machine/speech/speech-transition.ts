import type { SpeechChunk } from '../../ports/session-port.js';
import { advanceHeard, continuesAt, floorToWordEnd } from '../../text/heard-position.js';
import { writtenOffset } from '../../text/projector/offset-spans.js';
import type { TransitionContext } from '../context.js';
import { emit, setControl, setView, type Draft } from '../draft.js';
import { closeServiceThoughts } from '../logs/service-thoughts.js';
import { appendWritten, findPersonaMessage, setHeard } from '../logs/transcript.js';
import { changeConnection, connectionIn } from '../session/session-draft.js';
import { markWord } from '../timeline/timeline.js';
import { beginUnasked } from '../turn/begin-turn.js';
import { completeIfSpoken, completeTurn } from '../turn/complete-turn.js';
import { acceptInput, speakerOf } from '../turn/schedule.js';
import { SERVICE_ANSWER_MS, keepServiceWaiting } from '../turn/service-turn.js';
import { changeSpeech, changeTalk, changeTalking } from '../turn/turn-draft.js';
import { endTurn } from '../turn/turn-end.js';
import {
  talkedOf,
  type AppTurn,
  type EndedTurn,
  type ModelTurn,
  type RunningTurn,
  type ServiceTurn,
} from '../turn/turn-record.js';
import { flushTalk, markSpeaking } from './talk-pump.js';

type AnyTurn = RunningTurn | EndedTurn;
type TalkingTurn = ModelTurn | AppTurn;

/** How many of the service's message ids are remembered, for events that come late or twice. */
const REMEMBERED_IDS = 200;

/** The user's transcribed speech. One turn per utterance, even if it is reported several times. */
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
  const heardIn = draft.view.mode === 'server' ? draft.control.session.attempt : null;
  const input = { turnId: newTurnId, text, source: 'speech', by: speakerOf(draft), heardIn } as const;
  acceptInput(draft, input, context);
}

function showInterim(draft: Draft, userInterim: string): void {
  if (draft.view.userInterim !== userInterim) setView(draft, { userInterim });
}

/** A piece of what the persona says, as it says it. */
export function hearPersona(draft: Draft, chunk: SpeechChunk, newTurnId: string, at: number): void {
  const turn = turnOfSpeech(draft, chunk, at) ?? unaskedTurn(draft, chunk, newTurnId, at);
  if (!turn) return;
  bindSpeech(draft, chunk.messageId, turn.id);
  const { running } = draft.control;
  if (running?.id !== turn.id) hearLate(draft, turn, chunk, at);
  else if (running.by === 'service') hearService(draft, running, chunk, at);
  else hearTalk(draft, running, chunk, at);
}

/** The service cut one of our talk streams, because the user spoke or because we asked for it. */
export function talkInterrupted(draft: Draft, correlationId: string, at: number): void {
  const { running, recent } = draft.control;
  const isOf = (turn: AnyTurn) => talkedOf(turn).correlationIds.includes(correlationId);
  // The id decides: inside this event the SDK's stream still calls itself active (T25).
  if (running && isOf(running)) endTurn(draft, 'interrupted', { at });
  else if (recent.some(isOf)) confirmCut(draft, at);
}

/** The service has stopped the old speech, or should have by now: the next turn may talk. */
export function confirmCut(draft: Draft, at: number): void {
  if (!connectionIn(draft)?.cutPending) return;
  changeConnection(draft, { cutPending: false });
  emit(draft, { type: 'timer/clear', name: 'talk-cut' });
  flushTalk(draft, at);
}

function hearTalk(draft: Draft, turn: TalkingTurn, chunk: SpeechChunk, at: number): void {
  moveHeard(draft, turn, chunk.content, at);
  if (chunk.endOfSpeech && chunk.interrupted) return endTurn(draft, 'interrupted', { at });
  if (chunk.endOfSpeech) acceptSpeechEnd(draft, turn.id, chunk.correlationId, at);
  else if (chunk.content.trim() !== '') changeTalking(draft, { speechEnded: false });
  completeIfSpoken(draft, at);
}

/** Only the end of the turn's last talk stream counts, and only once: an end may be reported late or twice. */
function acceptSpeechEnd(draft: Draft, turnId: string, correlationId: string | undefined, at: number): void {
  const turn = draft.control.running;
  if (turn?.id !== turnId || turn.by === 'service') return;
  const { end } = turn.spoken;
  const isLast =
    correlationId === undefined ? end > turn.endToldAt : correlationId === turn.correlationIds.at(-1);
  if (!isLast) return;
  changeTalking(draft, { speechEnded: true, endToldAt: end });
  if (!turn.talk.awaitingSpeechEnd) return;
  changeTalk(draft, { awaitingSpeechEnd: false });
  flushTalk(draft, at);
}

function hearService(draft: Draft, turn: ServiceTurn, chunk: SpeechChunk, at: number): void {
  appendService(draft, turn, chunk.content, at);
  if (!chunk.endOfSpeech) return;
  if (chunk.interrupted) endTurn(draft, 'interrupted', { at });
  else completeTurn(draft, at);
}

/**
 * Speech of a turn that is over. Its heard text is frozen; only the event that closes an interrupted speech still
 * counts, since its words were said before the cut, whichever of the two interruption events came first.
 */
function hearLate(draft: Draft, turn: AnyTurn, chunk: SpeechChunk, at: number): void {
  const message = findPersonaMessage(draft, turn.id);
  if (message?.interrupted && chunk.interrupted && !turn.speechEnded && turn.by !== 'service')
    moveHeard(draft, turn, chunk.content, at);
  if (turn.by === 'service') hearLateService(draft, turn, chunk.content, at);
  if (!chunk.endOfSpeech) return;
  changeSpeech(draft, turn.id, { speechEnded: true });
  confirmCut(draft, at);
}

function hearLateService(draft: Draft, turn: ServiceTurn, content: string, at: number): void {
  if (findPersonaMessage(draft, turn.id)?.status === 'done') return extendService(draft, turn, content, at);
  if (turn.firstTextAt !== null || content.trim() === '') return;
  // It was interrupted while it thought, and speaks all the same.
  changeSpeech(draft, turn.id, { firstTextAt: at });
  emit(draft, { type: 'session/interrupt-persona' });
}

function moveHeard(draft: Draft, turn: Exclude<AnyTurn, ServiceTurn>, content: string, at: number): void {
  if (content.trim() !== '') markWord(draft, turn.id, at);
  const spoken = advanceHeard(turn.sent, turn.spoken, content);
  changeSpeech(draft, turn.id, { spoken });
  setHeard(draft, turn.id, writtenOffset(turn.spans, floorToWordEnd(turn.sent, spoken.end)));
}

function appendService(draft: Draft, turn: ServiceTurn, content: string, at: number): void {
  if (content === '') return;
  if (turn.firstTextAt === null) {
    changeSpeech(draft, turn.id, { firstTextAt: at });
    markSpeaking(draft, turn, at);
    closeServiceThoughts(draft, turn.id, 'done', at);
  }
  keepServiceWaiting(draft);
  extendService(draft, turn, content, at);
}

/** What Anam's own model says is known only as it is said: written and heard are the same. */
function extendService(draft: Draft, turn: ServiceTurn, content: string, at: number): void {
  if (content.trim() !== '') markWord(draft, turn.id, at);
  appendWritten(draft, turn, content, at);
  setHeard(draft, turn.id, findPersonaMessage(draft, turn.id)?.written.length ?? 0);
}

/** By correlation id, else by the message's earlier chunks, else by the words, else by order. */
function turnOfSpeech(draft: Draft, chunk: SpeechChunk, at: number): AnyTurn | null {
  const { running, recent, speechTurns } = draft.control;
  const turns: AnyTurn[] = running ? [running, ...recent] : [...recent];
  const { correlationId } = chunk;
  const bound = speechTurns.find((entry) => entry.messageId === chunk.messageId)?.turnId;
  const isOf = (turn: AnyTurn) =>
    correlationId !== undefined && talkedOf(turn).correlationIds.includes(correlationId);
  return turns.find(isOf) ?? turns.find((turn) => turn.id === bound) ?? turnByWords(draft, chunk, at);
}

/**
 * Without ids. A turn talks only when the cut of the one before is over, so words that fit it are its own; the closing
 * event of a cut speech, which bears no words, is of the oldest turn that still waits for one.
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

/** Anam's model may not have taken notice of an interruption that came while it thought. */
function unwantedAnswer({ running, recent }: Draft['control'], at: number): AnyTurn | null {
  const last = recent[0];
  if (running || last?.by !== 'service' || last.firstTextAt !== null || last.speechEnded) return null;
  return at - last.startedAt < SERVICE_ANSWER_MS ? last : null;
}

function unaskedTurn(draft: Draft, chunk: SpeechChunk, newTurnId: string, at: number): AnyTurn | null {
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
