import { causeWords } from '../../../internal/cause-words.js';
import { configErrors } from '../../../internal/errors/config-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
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

/** Adds text to the running turn's answer, without provider marks, and speaks the speakable part. */
export function speakWritten(draft: Draft, text: string, context: TransitionContext): void {
  const turn = draft.control.running;
  if (!isTalking(turn)) return;
  const { shown, held } = withoutMarks(turn.heldMark + text, false, context.speech);
  if (held !== turn.heldMark) changeTalking(draft, { heldMark: held });
  if (shown !== '') speakShown(draft, turn, shown, context);
}

function speakShown(draft: Draft, turn: ModelTurn | AppTurn, text: string, context: TransitionContext): void {
  const { projector } = context.speech;
  appendWritten(draft, turn, text, context.at);
  const asItIs = { state: turn.projection, pieces: [{ written: text.length, spoken: text }] };
  take(draft, turn, attempt(draft, () => projector.push(turn.projection, text)) ?? asItIs, context.at);
}

/** Adds text to the answer without speaking it. */
export function showWritten(draft: Draft, text: string, context: TransitionContext): void {
  endSpoken(draft, context);
  const turn = draft.control.running;
  if (!isTalking(turn)) return;
  const { shown } = withoutMarks(text, true, context.speech);
  if (shown === '') return;
  appendWritten(draft, turn, shown, context.at);
  changeTalking(draft, { spans: addPiece(turn.spans, { written: shown.length, spoken: '' }) });
}

/** Flushes the projector, because no more text follows or something else comes first. */
export function endSpoken(draft: Draft, context: TransitionContext): void {
  const { at, speech } = context;
  writeHeldMark(draft, context);
  const turn = draft.control.running;
  if (!isTalking(turn)) return;
  take(draft, turn, endedProjection(draft, turn, speech), at);
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

/** Writes the start of a possible provider mark as text, because it is not a mark or is never closed. */
function writeHeldMark(draft: Draft, context: TransitionContext): void {
  const turn = draft.control.running;
  if (!isTalking(turn) || turn.heldMark === '') return;
  const { shown } = withoutMarks(turn.heldMark, true, context.speech);
  changeTalking(draft, { heldMark: '' });
  if (shown !== '') speakShown(draft, turn, shown, context);
}

function take(
  draft: Draft,
  turn: ModelTurn | AppTurn,
  { state, pieces }: Projected<unknown>,
  at: number,
): void {
  let { spans } = turn;
  let spoken = '';
  for (const piece of pieces) {
    spans = addPiece(spans, piece);
    spoken += piece.spoken;
  }
  pushTalk(draft, spoken, at, { projection: state, spans });
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
