import type { LlmPart } from '../../../llm/llm-adapter.js';
import type { PersonaError } from '../../../internal/persona-error.js';
import type { TransitionContext } from '../context.js';
import { emit, raiseError, type Draft } from '../draft.js';
import { appendModelThought, closeModelThought } from '../logs/model-thoughts.js';
import type { PersonaMessage } from '../logs/message.js';
import { addEndpointId, findPersonaMessage } from '../logs/transcript.js';
import { endSpoken, showWritten, speakWritten } from '../speech/speak-written.js';
import { flushTalk } from '../speech/talk-pump.js';
import { countUsage } from '../timeline/timeline.js';
import { completeIfSpoken } from './complete-turn.js';
import { llmHistory } from './llm-history.js';
import { callsOfTurn, isWaitedFor } from './tool-calls.js';
import { cancelToolsOfTurn, spaceBetween } from './tool-transition.js';
import { seenMessages } from './seen-messages.js';
import { changeModelTurn, changeTalking } from './turn-draft.js';
import { endTurn } from './turn-end.js';
import { llmError } from './llm-error.js';
import type { ModelTurn } from './turn-record.js';

/** An adapter that yields nothing for this long has failed. Its own timeouts should fire earlier. */
const MODEL_SILENCE_MS = 120_000;

/** The most ranges that are stored for one answer. Beyond this, sources have no position. */
export const MOST_FOREIGN = 1_000;

export function acceptPart(draft: Draft, turnId: string, part: LlmPart, context: TransitionContext): void {
  const { at } = context;
  const turn = writingTurn(draft, turnId);
  if (!turn) return;
  if (part.type === 'reasoning-delta') {
    if (part.text !== '') appendModelThought(draft, turn, part.text, at);
  } else if (part.type === 'text-delta' || part.type === 'refusal-delta') {
    if (part.text.trim() !== '') closeModelThought(draft, turn, at);
    if (part.text !== '') acceptText(draft, turn, part, context);
  } else if (part.type === 'finish' || part.type === 'usage') {
    acceptFinish(draft, turn, part);
  } else {
    context.answerParts?.accept(draft, turn, part, context);
  }
  // Last, so that text to be spoken is sent first.
  watchModel(draft);
}

type TextPart = Extract<LlmPart, { type: 'text-delta' | 'refusal-delta' }>;

function acceptText(draft: Draft, turn: ModelTurn, part: TextPart, context: TransitionContext): void {
  const isSpoken = part.type === 'text-delta' ? part.speak !== false : context.speech.refusals === 'speak';
  const space = turn.freshRound ? spaceBetween(draft, turn.id, part.text) : '';
  const text = space + part.text;
  if (turn.freshRound) changeModelTurn(draft, { freshRound: false });
  // The ranges of sources count only the characters of text deltas.
  const foreign = part.type === 'text-delta' ? space : text;
  if (foreign !== '') addForeign(draft, foreign.length);
  const start = findPersonaMessage(draft, turn.id)?.written.length ?? 0;
  if (isSpoken) speakWritten(draft, text, context);
  else showWritten(draft, text, context);
  if ('messageId' in part) addEndpointId(draft, turn.id, { id: part.messageId, writtenOffset: start });
}

/** Records that the next `length` characters are not part of the answer's text. */
function addForeign(draft: Draft, length: number): void {
  const turn = draft.control.running;
  if (turn?.by !== 'model' || turn.foreign.length >= MOST_FOREIGN) return;
  const start = findPersonaMessage(draft, turn.id)?.written.length ?? 0;
  const last = turn.foreign.at(-1);
  const range = { start: last?.end === start ? last.start : start, end: start + length };
  changeModelTurn(draft, { foreign: [...turn.foreign.filter(({ end }) => end < start), range] });
}

type FinishPart = Extract<LlmPart, { type: 'finish' | 'usage' }>;

function acceptFinish(draft: Draft, turn: ModelTurn, part: FinishPart): void {
  if (part.usage) {
    const usage = { ...turn.usage, ...part.usage };
    countUsage(draft, turn.id, turn.usage, usage);
    changeModelTurn(draft, { usage });
  }
  if (part.type === 'finish') changeModelTurn(draft, { finishReason: part.reason });
}

/** Asks the model for an answer, or to continue with the results of its tools. */
export function askModel(draft: Draft, turn: ModelTurn, withTools: boolean): void {
  const { notes } = draft.control;
  const messages = llmHistory(draft.view, turn, notes);
  const seen = seenMessages(draft.view, turn, messages, notes);
  const end = findPersonaMessage(draft, turn.id)?.written.length ?? 0;
  changeModelTurn(draft, { inTools: false, usage: {}, foreign: end > 0 ? [{ start: 0, end }] : [] });
  emit(draft, { type: 'model/start', turnId: turn.id, messages, withTools, ...(seen > 0 && { seen }) });
  watchModel(draft);
}

function watchModel(draft: Draft): void {
  emit(draft, { type: 'timer/set', name: 'model-silence', ms: MODEL_SILENCE_MS });
}

export function acceptModelSilence(draft: Draft, context: TransitionContext): void {
  const turn = draft.control.running;
  if (turn?.by !== 'model' || !turn.writing) return;
  emit(draft, { type: 'model/abort', turnId: turn.id });
  const message = 'The adapter has been silent for two minutes.';
  acceptModelError(draft, turn.id, llmError('llm-timeout', { message }), context);
}

export function acceptModelEnd(draft: Draft, turnId: string, context: TransitionContext): void {
  const { at } = context;
  const turn = writingTurn(draft, turnId);
  if (!turn) return;
  closeModelThought(draft, turn, at);
  const wasUserAsked = context.answerParts?.end(draft, turn, at) ?? false;
  // A model that calls tools although none were offered is not asked again.
  const mayRun = turn.round < context.maxToolRounds;
  if ((turn.calls.length > 0 && mayRun) || wasUserAsked) {
    emit(draft, { type: 'timer/clear', name: 'model-silence' });
    endSpoken(draft, context);
    flushTalk(draft, at);
    context.answerParts?.beginToolRound(draft, turn, mayRun, at);
    continueWhenReady(draft, context);
  } else if (hasContent(findPersonaMessage(draft, turnId))) {
    finishWriting(draft, context);
  } else {
    changeModelTurn(draft, { writing: false });
    const code = turn.finishReason === 'content-filter' ? 'llm-filtered' : 'llm-empty';
    const error = llmError(code, { message: 'The model ended without any text.' });
    endTurn(draft, 'failed', { at, error });
  }
}

/** Asks the model again, unless the turn waits for a page tool or for the user. */
export function continueWhenReady(draft: Draft, { maxToolRounds }: TransitionContext): void {
  const turn = draft.control.running;
  if (turn?.by !== 'model' || !turn.inTools || callsOfTurn(draft, turn.id).some(isWaitedFor)) return;
  askModel(draft, turn, turn.round < maxToolRounds);
}

const hasContent = (message: PersonaMessage | undefined): boolean =>
  message !== undefined &&
  (message.written.trim() !== '' || message.parts.some(({ type }) => type !== 'source'));

/** Handles an error from the model. Text before the error is still spoken, and then the turn fails. */
export function acceptModelError(
  draft: Draft,
  turnId: string,
  error: PersonaError,
  context: TransitionContext,
): void {
  if (!writingTurn(draft, turnId)) return;
  raiseError(draft, error);
  cancelToolsOfTurn(draft, turnId, 'failed', context.at);
  changeModelTurn(draft, { failure: error });
  finishWriting(draft, context);
}

/** Ends the last talk stream, because no more text will come for the running turn. */
export function finishWriting(draft: Draft, context: TransitionContext): void {
  endSpoken(draft, context);
  const { at } = context;
  changeTalking(draft, { writing: false });
  emit(draft, { type: 'timer/clear', name: 'model-silence' });
  flushTalk(draft, at);
  completeIfSpoken(draft, at);
}

/** Returns the turn that accepts the part. Drops late parts, for a turn that is over or accepts no more text. */
function writingTurn(draft: Draft, turnId: string): ModelTurn | null {
  const { running } = draft.control;
  return running?.by === 'model' && running.id === turnId && running.writing ? running : null;
}
