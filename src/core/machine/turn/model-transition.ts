import type { LlmPart } from '../../../llm/llm-adapter.js';
import type { PersonaError } from '../../../internal/persona-error.js';
import type { TransitionContext } from '../context.js';
import { emit, raiseError, type Draft } from '../draft.js';
import { appendModelThought, closeModelThought } from '../logs/model-thoughts.js';
import { findPersonaMessage } from '../logs/transcript.js';
import { endSpoken, showWritten, speakWritten } from '../speech/speak-written.js';
import { flushTalk } from '../speech/talk-pump.js';
import { completeIfSpoken } from './complete-turn.js';
import { llmHistory } from './llm-history.js';
import { beginToolRound, spaceBetween } from './tool-transition.js';
import { changeModelTurn, changeTalking } from './turn-draft.js';
import { endTurn } from './turn-end.js';
import { llmError } from './llm-error.js';
import type { ModelTurn } from './turn-record.js';

/** An adapter that says nothing for this long has failed; its own timeouts should strike before. */
const MODEL_SILENCE_MS = 120_000;

export function acceptPart(draft: Draft, turnId: string, part: LlmPart, context: TransitionContext): void {
  const { at } = context;
  const turn = writingTurn(draft, turnId);
  if (!turn) return;
  if (part.type === 'reasoning-delta') {
    if (part.text !== '') appendModelThought(draft, turn, part.text, at);
  } else if (part.type === 'text-delta' || part.type === 'refusal-delta') {
    if (part.text.trim() !== '') closeModelThought(draft, turn, at);
    if (part.text !== '') acceptText(draft, turn, part, context);
  } else if (part.type === 'tool-call') {
    closeModelThought(draft, turn, at);
    const { type: _, ...call } = part;
    changeModelTurn(draft, { calls: [...turn.calls, call] });
  } else if (part.type === 'finish') {
    changeModelTurn(draft, { finishReason: part.reason });
  }
  // Last, so that what is to be spoken goes first.
  watchModel(draft);
}

type TextPart = Extract<LlmPart, { type: 'text-delta' | 'refusal-delta' }>;

function acceptText(draft: Draft, turn: ModelTurn, part: TextPart, context: TransitionContext): void {
  const isSpoken = part.type === 'text-delta' ? part.speak !== false : context.speech.refusals === 'speak';
  const text = turn.freshRound ? spaceBetween(draft, turn.id, part.text) + part.text : part.text;
  if (turn.freshRound) changeModelTurn(draft, { freshRound: false });
  if (isSpoken) speakWritten(draft, text, context);
  else showWritten(draft, text, context);
}

/** Asks the model for an answer, or to go on with the results of its tools. */
export function askModel(draft: Draft, turn: ModelTurn, withTools: boolean): void {
  const messages = llmHistory(draft.view, turn, draft.control.notes);
  changeModelTurn(draft, { inTools: false });
  emit(draft, { type: 'model/start', turnId: turn.id, messages, withTools });
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
  // One that was offered no tools and calls all the same is not asked again.
  if (turn.calls.length > 0 && turn.round < context.maxToolRounds) {
    emit(draft, { type: 'timer/clear', name: 'model-silence' });
    endSpoken(draft, context);
    flushTalk(draft, at);
    beginToolRound(draft, turn, at);
  } else if ((findPersonaMessage(draft, turnId)?.written.trim() ?? '') !== '') {
    finishWriting(draft, context);
  } else {
    changeModelTurn(draft, { writing: false });
    const code = turn.finishReason === 'content-filter' ? 'llm-filtered' : 'llm-empty';
    const error = llmError(code, { message: 'The model ended without any text.' });
    endTurn(draft, 'failed', { at, error });
  }
}

/** What was said before the error is still spoken to its end; the turn fails when that is over. */
export function acceptModelError(
  draft: Draft,
  turnId: string,
  error: PersonaError,
  context: TransitionContext,
): void {
  if (!writingTurn(draft, turnId)) return;
  raiseError(draft, error);
  changeModelTurn(draft, { failure: error });
  finishWriting(draft, context);
}

/** No more text will come for the running turn: its last talk stream ends. */
export function finishWriting(draft: Draft, context: TransitionContext): void {
  endSpoken(draft, context);
  const { at } = context;
  changeTalking(draft, { writing: false });
  emit(draft, { type: 'timer/clear', name: 'model-silence' });
  flushTalk(draft, at);
  completeIfSpoken(draft, at);
}

/** The one gate for late parts: those of a turn that is over, or that wants no more text, are dropped. */
function writingTurn(draft: Draft, turnId: string): ModelTurn | null {
  const { running } = draft.control;
  return running?.by === 'model' && running.id === turnId && running.writing ? running : null;
}
