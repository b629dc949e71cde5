import { causeWords } from '../../../internal/cause-words.js';
import { configErrors } from '../../../internal/errors/config-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import { cueTag, cueTagOrStart, withoutCueTags } from '../../text/cues/cue-tags.js';
import { addPiece } from '../../text/projector/offset-spans.js';
import type { Projected } from '../../text/projector/speech-projector.js';
import { withoutMarks } from '../../text/without-marks.js';
import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { appendWritten } from '../logs/transcript.js';
import { changeTalking } from '../turn/turn-draft.js';
import { isTalking, type AppTurn, type ModelTurn } from '../turn/turn-record.js';
import { pushTalk } from './talk-pump.js';

const configError = errorFactory(configErrors);

/** Adds text to the running turn's answer, without provider marks and tags, and speaks the speakable part. */
export function speakWritten(draft: Draft, text: string, context: TransitionContext): void {
  const turn = draft.control.running;
  if (!isTalking(turn)) return;
  const { shown, held } = withoutMarks(turn.heldMark + text, false, context.speech);
  if (held !== turn.heldMark) changeTalking(draft, { heldMark: held });
  if (shown !== '') passCues(draft, shown, false, context, (part) => speakShown(draft, part, context));
}

/** Passes on the text without its tags. Text waits until the rules for them are loaded. */
function passCues(
  draft: Draft,
  text: string,
  isLast: boolean,
  { cues }: TransitionContext,
  show: (text: string) => void,
): void {
  const turn = draft.control.running;
  if (!isTalking(turn)) return;
  const whole = turn.heldCue + text;
  const at = whole.search(isLast ? cueTag : cueTagOrStart);
  const waits = turn.cueProgress !== undefined && turn.cueProgress.waiting.length > 0;
  if (turn.heldCue !== '') changeTalking(draft, { heldCue: '' });
  const rules = cues.loaded();
  if (at < 0 && !waits) {
    if (whole !== '') show(whole);
  } else if (rules) {
    rules.take(draft, whole, isLast, show);
  } else if (isLast || !cues.load()) {
    show(withoutCueTags(whole));
  } else {
    if (at > 0) show(whole.slice(0, at));
    changeTalking(draft, { heldCue: whole.slice(at) });
  }
}

function speakShown(draft: Draft, text: string, context: TransitionContext): void {
  const turn = draft.control.running;
  if (!isTalking(turn)) return;
  const { projector } = context.speech;
  appendWritten(draft, turn, text, context.at);
  const asItIs = { state: turn.projection, pieces: [{ written: text.length, spoken: text }] };
  take(draft, turn, attempt(draft, () => projector.push(turn.projection, text)) ?? asItIs, context);
}

/** Adds text to the answer without speaking it. */
export function showWritten(draft: Draft, text: string, context: TransitionContext): void {
  endSpoken(draft, context);
  if (!isTalking(draft.control.running)) return;
  const { shown } = withoutMarks(text, true, context.speech);
  passCues(draft, shown, true, context, (part) => {
    const turn = draft.control.running;
    if (!isTalking(turn)) return;
    appendWritten(draft, turn, part, context.at);
    changeTalking(draft, { spans: addPiece(turn.spans, { written: part.length, spoken: '' }) });
  });
}

/** Flushes the projector, because no more text follows or something else comes first. */
export function endSpoken(draft: Draft, context: TransitionContext): void {
  writeHeldMark(draft, context);
  const turn = draft.control.running;
  if (!isTalking(turn)) return;
  take(draft, turn, endedProjection(draft, turn, context.speech), context);
}

/** Returns the text that the projector still holds. */
export function endedProjection(
  draft: Draft,
  turn: ModelTurn | AppTurn,
  { projector }: TransitionContext['speech'],
): Projected<unknown> {
  const nothing = { state: projector.initial, pieces: [] };
  return attempt(draft, () => projector.end(turn.projection)) ?? nothing;
}

/** Writes the start of a possible provider mark or tag as text, because it is none or is never closed. */
function writeHeldMark(draft: Draft, context: TransitionContext): void {
  const turn = draft.control.running;
  if (!isTalking(turn)) return;
  const { shown } = withoutMarks(turn.heldMark, true, context.speech);
  if (turn.heldMark !== '') changeTalking(draft, { heldMark: '' });
  passCues(draft, shown, true, context, (part) => speakShown(draft, part, context));
}

function take(
  draft: Draft,
  turn: ModelTurn | AppTurn,
  projected: Projected<unknown>,
  { at, speech, cues }: TransitionContext,
): void {
  const tagged = speech.tags === 'speak' ? cues.loaded() : null;
  const pieces = tagged ? tagged.spoken(draft, turn, projected.pieces) : projected.pieces;
  let { spans } = turn;
  let spoken = '';
  for (const piece of pieces) {
    spans = addPiece(spans, piece);
    spoken += piece.spoken;
  }
  pushTalk(draft, spoken, at, { projection: projected.state, spans });
}

/** Calls the projector. If a custom projector throws, the text is spoken without it. */
function attempt(draft: Draft, call: () => Projected<unknown>): Projected<unknown> | null {
  try {
    return call();
  } catch (cause) {
    const words = causeWords(cause);
    const error = configError('app-callback', { message: `The speech projector threw: ${words}`, cause });
    emit(draft, { type: 'error/report', error });
    return null;
  }
}
