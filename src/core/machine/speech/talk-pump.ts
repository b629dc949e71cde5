import type { ChunkSentences } from '../../text/speech-options.js';
import { emit, setView, type Draft } from '../draft.js';
import { connectionOf, type SessionControl } from '../session/session-control.js';
import { markTimeline } from '../timeline/timeline.js';
import { changeTalk, changeTalking } from '../turn/turn-draft.js';
import type { AppTurn, ModelTurn, RunningTurn } from '../turn/turn-record.js';

type TalkingTurn = ModelTurn | AppTurn;

/**
 * How long a talk stream may be idle. The service closes it 15 s after its last chunk that contained text (Anam's
 * Python SDK, `_talk_message_stream.py`), so we end it earlier, and open another one when the model continues.
 */
const TALK_IDLE_MS = 10_000;

/** A turn ends after this much silence from the service, plus the time that the unheard text would take. */
const SILENCE_MS = 10_000;
/** Slow speech: about 100 words a minute. */
const MS_PER_CHARACTER = 100;
const LONGEST_SILENCE_MS = 120_000;
/**
 * How long to wait if the end of speech is reported before the last words. They may still arrive, or the report was
 * matched wrongly.
 */
const EARLY_END_MS = 3_000;

/** How long to wait before an idle stream is checked again while signalling is down. */
const SIGNALLING_RETRY_MS = 1_000;

/** How long a new talk stream waits for the service to confirm an interruption that we sent. */
export const TALK_CUT_MS = 150;

/**
 * Speaks text of the running turn: in this transition, unless something holds the text back. `change` contains other
 * changes to the turn's record, so that the record is copied only once per delta.
 */
export function pushTalk(draft: Draft, text: string, at: number, change: Partial<TalkingTurn>): void {
  const turn = talkingTurn(draft);
  if (!turn) return;
  const goesThrough = turn.talk.openId !== null && turn.talk.held === '' && !turn.chunkSentences;
  if (goesThrough && text !== '' && mayTalk(draft, turn)) return send(draft, turn, text, at, change);
  if (text === '') return changeTalking(draft, change);
  const { held, heldIsBlank } = turn.talk;
  const talk = { ...turn.talk, held: held + text, heldIsBlank: heldIsBlank && isBlank(text) };
  changeTalking(draft, { ...change, talk });
  flushTalk(draft, at);
}

/** Sends the held text if it may be sent now. The first chunk opens the talk stream. */
export function flushTalk(draft: Draft, at: number): void {
  const turn = talkingTurn(draft);
  if (!turn || !mayTalk(draft, turn)) return;
  const { held, openId } = turn.talk;
  // White space alone does not open a stream: it would not be spoken, and an empty chunk does not keep a stream open.
  if (openId !== null || hasHeldText(turn)) {
    const ready = turn.chunkSentences ? wholeSentences(turn, turn.chunkSentences) : held;
    if (ready !== '' && (openId !== null || !isBlank(ready))) send(draft, turn, ready, at);
  }
  if (!turn.writing) endTalk(draft);
}

/** Ends the open talk stream, because the model has finished or has been silent for long. */
function endTalk(draft: Draft): void {
  const openId = talkingTurn(draft)?.talk.openId ?? null;
  if (openId === null) return;
  emit(draft, { type: 'talk/end', correlationId: openId });
  emit(draft, { type: 'timer/clear', name: 'talk-idle' });
  changeTalk(draft, { openId: null });
}

/** Ends the stream, because the model has been silent for long. Later text waits until its speech has ended. */
export function endIdleTalk(draft: Draft, at: number): void {
  const turn = talkingTurn(draft);
  if (!turn || turn.talk.openId === null) return;
  if (!canTalk(draft.control.session)) {
    emit(draft, { type: 'timer/set', name: 'talk-idle', ms: SIGNALLING_RETRY_MS });
    return;
  }
  // Even half a sentence is sent.
  if (hasHeldText(turn)) send(draft, turn, turn.talk.held, at);
  endTalk(draft);
  changeTalk(draft, { awaitingSpeechEnd: !talkingTurn(draft)?.speechEnded });
}

/** Sets the timer after which a turn that expects no more text counts as spoken. */
export function watchSilence(draft: Draft, turn: TalkingTurn): void {
  const unheard = turn.sent.length - turn.spoken.end;
  const silence = Math.min(SILENCE_MS + unheard * MS_PER_CHARACTER, LONGEST_SILENCE_MS);
  const ms = turn.speechEnded ? EARLY_END_MS : silence;
  emit(draft, { type: 'timer/set', name: 'turn-silence', ms });
}

/** Whether text of the turn is waiting to be sent. */
export const hasHeldText = ({ talk }: TalkingTurn): boolean => !talk.heldIsBlank;

const isBlank = (text: string): boolean => text.trim() === '';

/** Returns the part of the waiting text that is complete enough to be spoken. */
function wholeSentences(turn: TalkingTurn, chunkSentences: ChunkSentences): string {
  const isLast = !turn.writing || (turn.by === 'model' && turn.calls.length > 0);
  return chunkSentences(turn.talk.held, turn.sent === '', isLast).chunks.join('');
}

function send(
  draft: Draft,
  turn: TalkingTurn,
  text: string,
  at: number,
  change: Partial<TalkingTurn> = {},
): void {
  const { held, openId } = turn.talk;
  const rest = held.slice(text.length);
  const correlationId = openId ?? `${turn.id}.${turn.correlationIds.length + 1}`;
  emit(draft, { type: 'talk/send', turnId: turn.id, correlationId, text });
  if (!isBlank(text)) emit(draft, { type: 'timer/set', name: 'talk-idle', ms: TALK_IDLE_MS });
  changeTalking(draft, {
    ...change,
    ...((openId === null || held !== '') && {
      talk: { ...turn.talk, held: rest, heldIsBlank: isBlank(rest), openId: correlationId },
    }),
    sent: turn.sent + text,
    speechEnded: false,
    firstTextAt: turn.firstTextAt ?? at,
    correlationIds: openId === null ? [...turn.correlationIds, correlationId] : turn.correlationIds,
  });
  if (turn.firstTextAt === null) {
    markSpeaking(draft, turn, at);
    markTimeline(draft, turn.id, 'firstTalkAt', at);
  }
  const after = talkingTurn(draft);
  // Text that was held until now gets its full time to be spoken.
  if (after && !after.writing) watchSilence(draft, after);
}

/** Shows that the running turn begins to speak. */
export function markSpeaking(draft: Draft, turn: RunningTurn, at: number): void {
  const { id: turnId, source, startedAt } = turn;
  setView(draft, { turn: { status: 'speaking', turnId, source, startedAt, firstTextAt: at } });
}

function mayTalk({ control }: Draft, { talk }: TalkingTurn): boolean {
  const { session } = control;
  return canTalk(session) && !connectionOf(session)?.cutPending && !talk.awaitingSpeechEnd;
}

function talkingTurn({ control }: Draft): TalkingTurn | null {
  return control.running && control.running.by !== 'service' ? control.running : null;
}

/** Whether text that is sent now is spoken. A frozen video alone does not delay speech. */
const canTalk = (session: SessionControl): boolean =>
  session.phase === 'live' && session.connection.signallingOpen && session.connection.link !== 'down';
