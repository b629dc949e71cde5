import type { SpeechChunk } from '../../ports/session-port.js';
import { advanceHeard, floorToWordEnd } from '../../text/heard-position.js';
import { writtenOffset } from '../../text/projector/offset-spans.js';
import { emit, type Draft } from '../draft.js';
import { closeServiceThoughts } from '../logs/service-thoughts.js';
import { changePersonaMessage, findPersonaMessage, setHeard } from '../logs/transcript.js';
import { changeConnection, connectionIn } from '../session/session-draft.js';
import { markWord } from '../timeline/timeline.js';
import { completeIfSpoken, completeTurn } from '../turn/complete-turn.js';
import { keepServiceWaiting } from '../turn/service-turn.js';
import { changeSpeech, changeTalk, changeTalking } from '../turn/turn-draft.js';
import { endTurn } from '../turn/turn-end.js';
import { talkedOf, type AppTurn, type ModelTurn, type ServiceTurn } from '../turn/turn-record.js';
import { endOfCutAnswer } from './cut-answer.js';
import { flushTalk, markSpeaking } from './talk-pump.js';
import { addLateWords, addServiceWords } from './service-words.js';
import { bindSpeech } from './turn-of-exchange.js';
import { endAnswerBefore, turnOfSpeech, unaskedTurn, type AnyTurn } from './turn-of-speech.js';

type TalkingTurn = ModelTurn | AppTurn;

/** Handles a piece of the persona's speech when it is spoken. */
export function hearPersona(draft: Draft, chunk: SpeechChunk, newTurnId: string, at: number): void {
  endAnswerBefore(draft, chunk, at);
  const turn =
    endOfCutAnswer(draft, chunk, at) ??
    turnOfSpeech(draft, chunk, at) ??
    unaskedTurn(draft, chunk, newTurnId, at);
  if (!turn) return;
  bindSpeech(draft, chunk.messageId, turn.id);
  const { running } = draft.control;
  if (running?.id !== turn.id) hearLate(draft, turn, chunk, at);
  else if (running.by === 'service') hearService(draft, running, chunk, at);
  else hearTalk(draft, running, chunk, at);
  if (chunk.isEstimated)
    changePersonaMessage(draft, turn.id, (message) =>
      message.heardIsEstimated ? message : { ...message, heardIsEstimated: true },
    );
}

/**
 * Handles an interruption of one of our talk streams by the service, because the user spoke or because we requested it.
 */
export function talkInterrupted(draft: Draft, correlationId: string, at: number): void {
  const { running, recent } = draft.control;
  const isOf = (turn: AnyTurn) => talkedOf(turn).correlationIds.includes(correlationId);
  // Compares the id, because during this event the SDK's stream still reports itself as active (T25).
  if (running && isOf(running)) endTurn(draft, 'interrupted', { at });
  else if (recent.some(isOf)) confirmCut(draft, at);
}

/** Lets the next turn speak, because the service has stopped the old speech, or should have by now. */
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

/**
 * Handles the end of speech. Only the end of the turn's last talk stream counts, and only once: an end may be reported
 * late or twice.
 */
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
 * Handles speech of an ended turn. Its heard text no longer changes, except for the closing event of an interrupted
 * speech: its words were spoken before the interruption, whichever of the two interruption events came first.
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

/**
 * Handles late words from Anam's own model. Words up to the reported end were spoken, so they belong to the answer even
 * if it was interrupted. If the user interrupted while the model was thinking and the answer still begins, it is
 * stopped and not shown.
 */
function hearLateService(draft: Draft, turn: ServiceTurn, content: string, at: number): void {
  const message = findPersonaMessage(draft, turn.id);
  if ((turn.speechEnded && message?.status !== 'done') || content.trim() === '') return;
  const isUnwanted = !message && !draft.control.running;
  if (turn.firstTextAt === null) {
    changeSpeech(draft, turn.id, { firstTextAt: at });
    if (isUnwanted) emit(draft, { type: 'session/interrupt-persona' });
  }
  if (!isUnwanted) addLateWords(draft, turn, content, at);
}

function moveHeard(draft: Draft, turn: Exclude<AnyTurn, ServiceTurn>, content: string, at: number): void {
  if (content.trim() !== '') markWord(draft, turn.id, at);
  const spoken = advanceHeard(turn.sent, turn.spoken, content);
  changeSpeech(draft, turn.id, { spoken });
  setHeard(draft, turn.id, writtenOffset(turn.spans, floorToWordEnd(turn.sent, spoken.end)));
}

function appendService(draft: Draft, turn: ServiceTurn, content: string, at: number): void {
  if (content === '' && !turn.heldCue) return;
  if (turn.firstTextAt === null) {
    changeSpeech(draft, turn.id, { firstTextAt: at });
    markSpeaking(draft, turn, at);
    closeServiceThoughts(draft, turn.id, 'done', at);
  }
  keepServiceWaiting(draft);
  addServiceWords(draft, turn, content, at);
}
