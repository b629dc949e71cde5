import { setTalk, setTurn, setView, type Draft, type TurnRecord } from '../core-state.js';

import { markTimeline } from '../timeline/timeline.js';
import { canTalk } from '../session/session-control.js';
import { chunkSentences } from '../../text/projector/sentence-chunker.js';

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
export function pushTalk(draft: Draft, text: string, at: number, change: Partial<TurnRecord>): void {
  const { running, talk } = draft.control;
  if (!running) return;
  const goesThrough = talk.openId !== null && talk.held === '' && !talk.bySentence;
  if (goesThrough && text !== '' && mayTalk(draft)) {
    send(draft, running, text, at, change);
    return;
  }
  setTurn(draft, running.id, change);
  if (text === '') return;
  setTalk(draft, { held: talk.held + text });
  flushTalk(draft, at);
}

/** Sends what is held, if it may go out now; the first chunk opens the talk stream. */
export function flushTalk(draft: Draft, at: number): void {
  const { running, talk } = draft.control;
  if (!running || !mayTalk(draft)) return;
  // A stream is not opened for white space alone: an empty chunk does not keep it open, and nothing would be said.
  const ready = talk.bySentence ? wholeSentences(running, talk.held) : talk.held;
  const hasText = ready.trim() !== '';
  if (ready !== '' && (hasText || talk.openId !== null)) send(draft, running, ready, at);
  if (!running.writing) endTalk(draft);
}

/** Ends the open talk stream: the model is done, or has been silent for long. */
function endTalk(draft: Draft): void {
  const { openId } = draft.control.talk;
  if (openId === null) return;
  draft.effects.push({ type: 'talk/end', correlationId: openId }, { type: 'timer/clear', name: 'talk-idle' });
  setTalk(draft, { openId: null });
}

/** The model was silent for long: the stream ends, and what comes next waits until its speech is over. */
export function endIdleTalk(draft: Draft, at: number): void {
  const { running, talk } = draft.control;
  if (!running || draft.control.talk.openId === null) return;
  if (!canTalk(draft.control.session)) {
    draft.effects.push({ type: 'timer/set', name: 'talk-idle', ms: SIGNALLING_RETRY_MS });
    return;
  }
  // Half a sentence, if need be.
  if (talk.held.trim() !== '') send(draft, running, talk.held, at);
  endTalk(draft);
  setTalk(draft, { awaitingSpeechEnd: !draft.control.running?.speechEnded });
}

/** Sets the time after which a turn that wants no more text counts as spoken. */
export function watchSilence(draft: Draft, turn: TurnRecord): void {
  const unheard = turn.sent.length - turn.spoken.end;
  const silence = Math.min(SILENCE_MS + unheard * MS_PER_CHARACTER, LONGEST_SILENCE_MS);
  const ms = turn.speechEnded ? EARLY_END_MS : silence;
  draft.effects.push({ type: 'timer/set', name: 'turn-silence', ms });
}

/** True when nothing of the turn waits to be sent. */
export function talkIsDrained(draft: Draft): boolean {
  return draft.control.talk.held.trim() === '';
}

/** What of the waiting text is whole enough to be said by itself. */
function wholeSentences({ sent, writing, calls }: TurnRecord, held: string): string {
  return chunkSentences(held, sent === '', !writing || calls.length > 0).chunks.join('');
}

function send(
  draft: Draft,
  turn: TurnRecord,
  text: string,
  at: number,
  change: Partial<TurnRecord> = {},
): void {
  const { held, openId } = draft.control.talk;
  const correlationId = openId ?? `${turn.id}.${turn.correlationIds.length + 1}`;
  draft.effects.push({ type: 'talk/send', turnId: turn.id, correlationId, text });
  if (text.trim() !== '') draft.effects.push({ type: 'timer/set', name: 'talk-idle', ms: TALK_IDLE_MS });
  if (openId === null || held !== '')
    setTalk(draft, { held: held.slice(text.length), openId: correlationId });
  setTurn(draft, turn.id, {
    ...change,
    sent: turn.sent + text,
    speechEnded: false,
    firstTextAt: turn.firstTextAt ?? at,
    correlationIds: openId === null ? [...turn.correlationIds, correlationId] : turn.correlationIds,
  });
  if (turn.firstTextAt === null) {
    markSpeaking(draft, turn, at);
    markTimeline(draft, turn.id, 'firstTalkAt', at);
  }
  // What was held until now has its whole time to be spoken.
  if (!turn.writing && draft.control.running) watchSilence(draft, draft.control.running);
}

/** The turn on stage begins to speak. */
export function markSpeaking(draft: Draft, turn: TurnRecord, at: number): void {
  const { id: turnId, source, startedAt } = turn;
  setView(draft, { turn: { status: 'speaking', turnId, source, startedAt, firstTextAt: at } });
}

function mayTalk(draft: Draft): boolean {
  const { session, talk } = draft.control;
  return canTalk(session) && !talk.cutPending && !talk.awaitingSpeechEnd;
}
