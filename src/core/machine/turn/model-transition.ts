import type { LlmPart } from '../../../llm/llm-adapter.js';
import type { PersonaError } from '../../../internal/persona-error.js';
import { raiseError, setTalk, setTurn, type Draft, type TurnRecord } from '../core-state.js';
import { beginToolRound, spaceBetween } from './tool-transition.js';
import { llmHistory } from './llm-history.js';
import { appendModelThought, closeModelThought } from '../logs/reasoning.js';
import { isSaid } from '../../text/heard-position.js';
import { endSpoken, showWritten, speakWritten } from '../speech/speak-written.js';
import { flushTalk, talkIsDrained, watchSilence } from '../speech/talk-pump.js';
import type { TransitionContext } from '../persona-event.js';
import { findPersonaMessage } from '../logs/transcript.js';
import { endTurn } from './turn-end.js';
import { llmError } from './turn-error.js';

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
    setTurn(draft, turnId, { calls: [...turn.calls, call] });
  }
  // Last, so that what is to be spoken goes first.
  watchModel(draft);
}

type TextPart = Extract<LlmPart, { type: 'text-delta' | 'refusal-delta' }>;

function acceptText(draft: Draft, turn: TurnRecord, part: TextPart, context: TransitionContext): void {
  const isSpoken = part.type === 'text-delta' ? part.speak !== false : context.speech.refusals === 'speak';
  const text = turn.freshRound ? spaceBetween(draft, turn, part.text) + part.text : part.text;
  if (turn.freshRound) setTurn(draft, turn.id, { freshRound: false });
  if (isSpoken) speakWritten(draft, text, context);
  else showWritten(draft, text, context);
}

/** Asks the model for an answer, or to go on with the results of its tools. */
export function askModel(draft: Draft, turn: TurnRecord, withTools: boolean): void {
  const messages = llmHistory(draft.view, turn, draft.control.notes);
  draft.effects.push({ type: 'model/start', turnId: turn.id, messages, withTools });
  watchModel(draft);
}

function watchModel(draft: Draft): void {
  draft.effects.push({ type: 'timer/set', name: 'model-silence', ms: MODEL_SILENCE_MS });
}

export function acceptModelSilence(draft: Draft, context: TransitionContext): void {
  const turn = draft.control.running;
  if (!turn?.writing) return;
  draft.effects.push({ type: 'model/abort', turnId: turn.id });
  acceptModelFault(
    draft,
    turn.id,
    llmError('llm-timeout', { message: 'The adapter has been silent for two minutes.' }),
    context,
  );
}

export function acceptModelEnd(draft: Draft, turnId: string, context: TransitionContext): void {
  const { at } = context;
  const turn = writingTurn(draft, turnId);
  if (!turn) return;
  closeModelThought(draft, turn, at);
  // One that was offered none any more and calls all the same is not asked again.
  if (turn.calls.length > 0 && turn.round < context.maxToolRounds) {
    draft.effects.push({ type: 'timer/clear', name: 'model-silence' });
    endSpoken(draft, context);
    flushTalk(draft, at);
    beginToolRound(draft, turn, at);
    return;
  }
  if ((findPersonaMessage(draft, turnId)?.written.trim() ?? '') !== '') {
    finishWriting(draft, context);
    return;
  }
  setTurn(draft, turnId, { writing: false });
  endTurn(draft, 'failed', {
    at,
    error: llmError('llm-empty', { message: 'The model ended without any text.' }),
  });
}

/** What was said before the fault is still spoken to its end; the turn fails when that is over. */
export function acceptModelFault(
  draft: Draft,
  turnId: string,
  error: PersonaError,
  context: TransitionContext,
): void {
  const turn = writingTurn(draft, turnId);
  if (!turn) return;
  raiseError(draft, error);
  setTurn(draft, turnId, { failure: error });
  finishWriting(draft, context);
}

/** No more text will come for the running turn: its last talk stream ends. */
export function finishWriting(draft: Draft, context: TransitionContext): void {
  endSpoken(draft, context);
  const { at } = context;
  const turn = draft.control.running;
  if (!turn) return;
  setTurn(draft, turn.id, { writing: false });
  draft.effects.push({ type: 'timer/clear', name: 'model-silence' });
  flushTalk(draft, at);
  completeIfSpoken(draft, at);
}

/** Ends the turn once everything was written, sent and spoken; else watches for a speech that goes silent. */
export function completeIfSpoken(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (!turn || turn.answer === 'service') return;
  const spoken = isSaid(turn.sent, turn.spoken) && (turn.speechEnded || turn.sent === '');
  if (!turn.writing && talkIsDrained(draft) && spoken) completeTurn(draft, at);
  else if (!turn.writing || draft.control.talk.awaitingSpeechEnd) watchSilence(draft, turn);
}

/** No word was reported for long. What waited for the end of a speech goes out; a turn that was all sent is over. */
export function acceptTalkSilence(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (!turn) return;
  if (draft.control.talk.awaitingSpeechEnd) {
    setTalk(draft, { awaitingSpeechEnd: false });
    flushTalk(draft, at);
    completeIfSpoken(draft, at);
  } else if (!talkIsDrained(draft)) {
    // Signalling is down: what was not sent was not spoken, so the turn cannot be over.
    watchSilence(draft, turn);
  } else if (!turn.writing) {
    completeTurn(draft, at);
  }
}

/** The turn has come to its own end. */
export function completeTurn(draft: Draft, at: number): void {
  const failure = draft.control.running?.failure;
  if (failure) endTurn(draft, 'failed', { at, error: failure });
  else endTurn(draft, 'completed', { at });
}

/** The one gate for late parts: those of a turn that is over, or that wants no more text, are dropped. */
function writingTurn(draft: Draft, turnId: string): TurnRecord | null {
  const { running } = draft.control;
  return running?.id === turnId && running.writing && running.answer === 'model' ? running : null;
}
