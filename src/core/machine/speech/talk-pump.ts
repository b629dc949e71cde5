import type { ChunkSentences } from '../../text/speech-options.js';
import { emit, setView, type Draft } from '../draft.js';
import { connectionOf, type SessionControl } from '../session/session-control.js';
import { markTimeline } from '../timeline/timeline.js';
import { changeTalk, changeTalking } from '../turn/turn-draft.js';
import type { AppTurn, ModelTurn, RunningTurn } from '../turn/turn-record.js';

type TalkingTurn = ModelTurn | AppTurn;

/**
 * The service closes a talk stream 15 s after its last chunk that held text (Anam's Python SDK,
 * `_talk_message_stream.py`); we end it before, and open another when the model goes on.
 */
const TALK_IDLE_MS = 10_000;

/** The turn is over when the service has been silent this long, plus the time that the unheard text would take. */
const SILENCE_MS = 10_000;
/** Slow speech: about 100 words a minute. */
const MS_PER_CHARACTER = 100;
const LONGEST_SILENCE_MS = 120_000;
/** The end of speech was reported before the last words: either they are on their way, or we read the report wrong. */
const EARLY_END_MS = 3_000;

/** How long a signalling that is down is given before an idle stream is looked at again. */
const SIGNALLING_RETRY_MS = 1_000;

/** How long a new talk stream waits for the service to confirm an interruption that we sent. */
export const TALK_CUT_MS = 150;

/**
 * Text of the running turn that is to be spoken. Leaves in this very transition unless something holds it. `change` is
 * what else is to be noted of the turn: nearly every delta comes by here, and one copy of the record is enough.
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

/** Sends what is held, if it may go out now; the first chunk opens the talk stream. */
export function flushTalk(draft: Draft, at: number): void {
  const turn = talkingTurn(draft);
  if (!turn || !mayTalk(draft, turn)) return;
  const { held, openId } = turn.talk;
  // A stream is not opened for white space alone: an empty chunk does not keep it open, and nothing would be said.
  if (openId !== null || hasHeldText(turn)) {
    const ready = turn.chunkSentences ? wholeSentences(turn, turn.chunkSentences) : held;
    if (ready !== '' && (openId !== null || !isBlank(ready))) send(draft, turn, ready, at);
  }
  if (!turn.writing) endTalk(draft);
}

/** Ends the open talk stream: the model is done, or has been silent for long. */
function endTalk(draft: Draft): void {
  const openId = talkingTurn(draft)?.talk.openId ?? null;
  if (openId === null) return;
  emit(draft, { type: 'talk/end', correlationId: openId });
  emit(draft, { type: 'timer/clear', name: 'talk-idle' });
  changeTalk(draft, { openId: null });
}

/** The model was silent for long: the stream ends, and what comes next waits until its speech is over. */
export function endIdleTalk(draft: Draft, at: number): void {
  const turn = talkingTurn(draft);
  if (!turn || turn.talk.openId === null) return;
  if (!canTalk(draft.control.session)) {
    emit(draft, { type: 'timer/set', name: 'talk-idle', ms: SIGNALLING_RETRY_MS });
    return;
  }
  // Half a sentence, if need be.
  if (hasHeldText(turn)) send(draft, turn, turn.talk.held, at);
  endTalk(draft);
  changeTalk(draft, { awaitingSpeechEnd: !talkingTurn(draft)?.speechEnded });
}

/** Sets the time after which a turn that wants no more text counts as spoken. */
export function watchSilence(draft: Draft, turn: TalkingTurn): void {
  const unheard = turn.sent.length - turn.spoken.end;
  const silence = Math.min(SILENCE_MS + unheard * MS_PER_CHARACTER, LONGEST_SILENCE_MS);
  const ms = turn.speechEnded ? EARLY_END_MS : silence;
  emit(draft, { type: 'timer/set', name: 'turn-silence', ms });
}

/** Something of the turn waits to be sent. */
export const hasHeldText = ({ talk }: TalkingTurn): boolean => !talk.heldIsBlank;

const isBlank = (text: string): boolean => text.trim() === '';

/** What of the waiting text is whole enough to be said by itself. */
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
  // What was held until now has its whole time to be spoken.
  if (after && !after.writing) watchSilence(draft, after);
}

/** The running turn begins to speak. */
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

/** Whether text that is sent now is spoken. A frozen picture alone does not delay speech. */
const canTalk = (session: SessionControl): boolean =>
  session.phase === 'live' && session.connection.signallingOpen && session.connection.link !== 'down';
