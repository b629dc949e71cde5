import { floorToWordEnd } from '../../text/heard-position.js';
import { takeCues } from '../../text/cues/take-cues.js';
import { cuePosition, withSpokenCues } from '../../text/cues/cue-speech.js';
import type { SessionSignal } from '../../ports/session-port.js';
import type { CueRules } from '../context.js';
import { emit, setControl, type Draft } from '../draft.js';
import type { MessageCue } from '../logs/message.js';
import { changePersonaMessage, findPersonaMessage } from '../logs/transcript.js';
import { aboutCues } from '../session/persona-update.js';
import { isOpen } from '../session/session-control.js';
import { timelineOf } from '../timeline/timeline.js';
import { changeSpeech, changeTalking } from '../turn/turn-draft.js';
import {
  isTalking,
  type AppTurn,
  type CueProgress,
  type EndedTurn,
  type ModelTurn,
  type ServiceTurn,
} from '../turn/turn-record.js';
import type { CueControl } from './cue-control.js';

type TalkingTurn = ModelTurn | AppTurn;

/** More tags in one answer are taken out, but neither sent nor kept for the history. */
const MOST_CUES = 1_000;
/** A warning that arrives within this time after an unconfirmed cue is about the cue. */
const REFUSAL_MS = 5_000;

const noProgress: CueProgress = { waiting: [], spoken: 0, sent: 0 };
const noCues: CueControl = { refused: false, askedAt: null };

/** The rules for tags in the model's text. Loaded with the first tag, or with the session if cues are sent. */
export const cueRules: CueRules = {
  take: (draft, text, isLast, show) => {
    const turn = talkingTurn(draft);
    if (!turn) return;
    const before = turn.cueProgress ?? noProgress;
    const written = findPersonaMessage(draft, turn.id)?.written ?? '';
    const { shown, cues, held, scan } = takeCues(text, isLast, written, before.scan);
    change(draft, { scan });
    changeTalking(draft, { heldCue: held });
    let from = 0;
    for (const { tag, text: removed, at } of cues) {
      showBehind(draft, shown.slice(from, at), show);
      from = at;
      wait(draft, { tag, text: removed, writtenOffset: written.length + at });
    }
    showBehind(draft, shown.slice(from), show);
    if (isLast) putWaiting(draft);
  },
  spoken: (draft, turn, pieces) => {
    const { spoken, waiting } = turn.cueProgress ?? noProgress;
    const cues = findPersonaMessage(draft, turn.id)?.cues ?? [];
    if (spoken >= cues.length + waiting.length) return pieces;
    const added = withSpokenCues(pieces, turn.spans.written, [...cues, ...waiting], spoken);
    change(draft, { spoken: added.spoken });
    return added.pieces;
  },
  follow: (draft, event, context) => {
    if (event.type === 'session/signalled' && event.attempt === draft.control.session.attempt)
      hear(draft, event.signal, context.at);
    if (!isOpen(draft.control.session)) {
      if (draft.control.cues) setControl(draft, { cues: noCues });
    } else if (context.speech.cues && !controlOf(draft).refused) sendDue(draft, context.at);
  },
};

const talkingTurn = ({ control }: Draft): TalkingTurn | null =>
  isTalking(control.running) ? control.running : null;

const controlOf = ({ control }: Draft): CueControl => control.cues ?? noCues;

function change(draft: Draft, to: Partial<CueProgress>): void {
  const turn = talkingTurn(draft);
  if (turn) changeTalking(draft, { cueProgress: { ...noProgress, ...turn.cueProgress, ...to } });
}

function wait(draft: Draft, cue: MessageCue): void {
  const turn = talkingTurn(draft);
  const { waiting } = turn?.cueProgress ?? noProgress;
  const known = (turn && findPersonaMessage(draft, turn.id)?.cues?.length) ?? 0;
  if (known + waiting.length < MOST_CUES) change(draft, { waiting: [...waiting, cue] });
}

/** Shows text. The tags before it belong to the message, which the text may create. */
function showBehind(draft: Draft, text: string, show: (text: string) => void): void {
  if (text === '') return;
  show(text);
  putWaiting(draft);
}

function putWaiting(draft: Draft): void {
  const turn = talkingTurn(draft);
  const { waiting } = turn?.cueProgress ?? noProgress;
  if (!turn || waiting.length === 0 || !findPersonaMessage(draft, turn.id)) return;
  changePersonaMessage(draft, turn.id, (message) => ({
    ...message,
    cues: [...(message.cues ?? []), ...waiting],
  }));
  change(draft, { waiting: [] });
}

function hear(draft: Draft, signal: SessionSignal, at: number): void {
  if (signal.type === 'cue-applied') tell(draft, { askedAt: null });
  if (signal.type !== 'warned') return;
  const { askedAt } = controlOf(draft);
  // The service's response does not name the cue. A warning during an update is about the update.
  const isAnswer = askedAt !== null && at - askedAt < REFUSAL_MS && !draft.control.updates?.flight;
  if (isAnswer || aboutCues.test(signal.text)) tell(draft, { refused: true, askedAt: null });
}

function tell(draft: Draft, to: Partial<CueControl>): void {
  setControl(draft, { cues: { ...controlOf(draft), ...to } });
}

/** Sends the cues whose next word was reported as spoken. */
function sendDue(draft: Draft, at: number): void {
  const turn = speakingTurn(draft);
  const { cues = [] } = (turn && findPersonaMessage(draft, turn.id)) ?? {};
  let sent = turn?.cueProgress?.sent ?? 0;
  if (!turn || sent >= cues.length) return;
  const heard = floorToWordEnd(turn.sent, turn.spoken.end);
  const isDue = (cue: MessageCue | undefined): cue is MessageCue => {
    const position = cue && cuePosition(turn.spans, cue.writtenOffset);
    return position !== undefined && position !== null && heard > position;
  };
  const first = sent;
  for (let cue = cues[sent]; isDue(cue); cue = cues[sent]) {
    emit(draft, { type: 'session/cue', tag: cue.tag });
    sent += 1;
  }
  if (sent === first) return;
  changeSpeech(draft, turn.id, { cueProgress: { ...noProgress, ...turn.cueProgress, sent } });
  tell(draft, { askedAt: at });
}

/** Returns the turn that speaks through a talk stream, also if this event has completed it. */
function speakingTurn(draft: Draft): Exclude<EndedTurn, ServiceTurn> | null {
  const { running, recent } = draft.control;
  const [last] = recent;
  const isNew = last !== undefined && last.id === draft.from.control.running?.id;
  const isCompleted = isNew && timelineOf(draft, last.id)?.outcome === 'completed';
  const turn = isCompleted ? last : running;
  return turn && turn.by !== 'service' ? turn : null;
}
