import { floorToWordEnd, spokenUpTo } from '../../text/heard-position.js';
import { cutSpans } from '../../text/projector/cut-spans.js';
import { addPiece } from '../../text/projector/offset-spans.js';
import type { TransitionContext } from '../context.js';
import { emit, setControl, type Draft } from '../draft.js';
import type { MessagePart, TextRange } from '../logs/message-part.js';
import { changePersonaMessage, findPersonaMessage } from '../logs/transcript.js';
import { endedProjection } from '../speech/speak-written.js';
import { flushTalk } from '../speech/talk-pump.js';
import { MOST_FOREIGN } from '../turn/model-transition.js';
import { callsOfTurn, cancelCall, changeCall, findCall } from '../turn/tool-calls.js';
import { changeModelTurn } from '../turn/turn-draft.js';
import { cutSpeech } from '../turn/turn-end.js';
import { endedTurn, noTalk, type ModelTurn } from '../turn/turn-record.js';
import { withoutTagsBefore } from './cue-places.js';
import { writtenBefore } from './source-places.js';

/**
 * Withdraws the text after the first `length` characters of the endpoint's answer. The part that was already heard
 * stays and is marked. The rest is removed, together with the page's pending calls, and its speech is interrupted.
 */
export function withdrawText(draft: Draft, length: number, context: TransitionContext): void {
  const turn = draft.control.running;
  if (turn?.by !== 'model' || turn.foreign.length >= MOST_FOREIGN || !(length >= 0)) return;
  for (const id of turn.calls) cancelPending(draft, id, context.at);
  const message = findPersonaMessage(draft, turn.id);
  const written = message?.written.length ?? 0;
  const { waiting = [] } = turn.cueProgress ?? {};
  const tags = [...(message?.cues ?? []), ...waiting];
  const left = withoutTagsBefore(length, tags, turn.foreign);
  const from = writtenBefore(turn.foreign, left.length, written);
  changeModelTurn(draft, { calls: [], ...heldBefore(turn, left.length, written) });
  restartCues(draft, left.cues);
  if (!message || from >= written) return;
  const kept = Math.max(from, message.heard.length);
  changePersonaMessage(draft, turn.id, (one) => ({
    ...one,
    written: one.written.slice(0, kept),
    withdrawn: kept > from ? [...one.withdrawn, { start: from, end: kept }] : one.withdrawn,
    endpointIds: one.endpointIds.filter(({ writtenOffset }) => writtenOffset <= from),
    ...(one.cues && { cues: one.cues.slice(0, left.cues) }),
    parts: one.parts.flatMap((part) => partBefore(part, from)),
  }));
  for (const { id, writtenOffset } of callsOfTurn(draft, turn.id))
    if (writtenOffset > kept) changeCall(draft, id, (call) => ({ ...call, writtenOffset: kept }));
  cutTalk(draft, turn, kept, context);
  const foreign = turn.foreign.filter(({ start }) => start < from);
  const heardSince = kept > from ? [{ start: from, end: kept }] : [];
  const isApart = heardSince.length > 0 || foreign.length < turn.foreign.length || length === 0;
  changeModelTurn(draft, {
    foreign: [...foreign, ...heardSince],
    freshRound: isApart || turn.freshRound,
  });
  flushTalk(draft, context.at);
}

/** Shortens the text that may become a mark or a tag: the part behind the first `length` characters is withdrawn. */
function heldBefore(
  turn: ModelTurn,
  length: number,
  written: number,
): Pick<ModelTurn, 'heldCue' | 'heldMark'> {
  const foreign = turn.foreign.reduce((sum, { start, end }) => sum + end - start, 0);
  const left = Math.max(0, length - (written - foreign));
  return {
    heldCue: turn.heldCue.slice(0, left),
    heldMark: turn.heldMark.slice(0, Math.max(0, left - turn.heldCue.length)),
  };
}

/** The rules for tags read the remaining text again, and count the first `left` tags only. */
function restartCues(draft: Draft, left: number): void {
  const turn = draft.control.running;
  if (turn?.by !== 'model' || !turn.cueProgress) return;
  const { spoken, sent, waiting } = turn.cueProgress;
  const known = findPersonaMessage(draft, turn.id)?.cues?.length ?? 0;
  changeModelTurn(draft, {
    cueProgress: {
      waiting: waiting.slice(0, Math.max(0, left - known)),
      spoken: Math.min(spoken, left),
      sent: Math.min(sent, left),
    },
  });
}

function cancelPending(draft: Draft, id: string, at: number): void {
  const call = findCall(draft, id);
  if (call) cancelCall(draft, call, at);
}

/** Removes a part after the position. A source that also supports earlier text stays. */
function partBefore(part: MessagePart, from: number): MessagePart[] {
  if (part.type !== 'source') return part.writtenOffset > from ? [] : [part];
  const places = part.places.flatMap(({ start, end }): TextRange[] =>
    start < from ? [{ start, end: Math.min(end, from) }] : [],
  );
  if (part.writtenOffset > from && places.length === 0) return [];
  return [{ ...part, places, writtenOffset: Math.min(part.writtenOffset, from) }];
}

/** Speaks the part of the remaining text that was not heard yet, and stops the speech of the withdrawn text. */
function cutTalk(draft: Draft, turn: ModelTurn, kept: number, { speech }: TransitionContext): void {
  const { state: projection, pieces } = endedProjection(draft, turn, speech);
  const whole = pieces.reduce(addPiece, turn.spans);
  const spans = cutSpans(whole, kept);
  const said = turn.sent + turn.talk.held + pieces.map(({ spoken }) => spoken).join('');
  const text = said.slice(0, spans.spoken);
  if (turn.sent.length <= spans.spoken) {
    const held = text.slice(turn.sent.length);
    changeModelTurn(draft, {
      spans,
      projection,
      talk: { ...turn.talk, held, heldIsBlank: held.trim() === '' },
    });
    return;
  }
  const heard = Math.min(floorToWordEnd(turn.sent, turn.spoken.end), text.length);
  const held = text.slice(heard);
  passOn(draft, turn);
  emit(draft, { type: 'timer/clear', name: 'talk-idle' });
  changeModelTurn(draft, {
    spans,
    projection,
    sent: text.slice(0, heard),
    spoken: spokenUpTo(heard),
    talk: { ...noTalk, held, heldIsBlank: held.trim() === '' },
    speechEnded: false,
    endToldAt: -1,
    // The ids stay in the list, because the next stream is numbered by their count.
    correlationIds: turn.correlationIds.map((id) => `${id} withdrawn`),
  });
  cutSpeech(draft, turn);
}

/** How many ended turns are remembered, to recognize their late speech events. */
const RECENT_TURNS = 8;

/** Assigns the interrupted speech to an ended turn, so that its late events do not end the current turn. */
function passOn(draft: Draft, turn: ModelTurn): void {
  const id = `${turn.id} withdrawn ${turn.correlationIds.length}`;
  const { recent, speechTurns } = draft.control;
  setControl(draft, {
    recent: [{ ...endedTurn(turn), id }, ...recent].slice(0, RECENT_TURNS),
    speechTurns: speechTurns.map((entry) => (entry.turnId === turn.id ? { ...entry, turnId: id } : entry)),
  });
}
