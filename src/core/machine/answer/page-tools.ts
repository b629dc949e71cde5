import type { LlmPart } from '../../../llm/llm-adapter.js';
import type { ToolStart, TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { closeModelThought } from '../logs/model-thoughts.js';
import { endSpoken, speakWritten } from '../speech/speak-written.js';
import { keepServiceWaiting } from '../turn/service-turn.js';
import {
  addModelCall,
  cancelCall,
  changeCall,
  findCall,
  findOwnCall,
  isOpenCall,
} from '../turn/tool-calls.js';
import { spaceBetween } from '../turn/tool-transition.js';
import { changeModelTurn } from '../turn/turn-draft.js';
import type { Filler, ModelTurn } from '../turn/turn-record.js';

/** Handles a call that a page tool runs when the answer is complete. */
export function acceptPageCall(
  draft: Draft,
  turn: ModelTurn,
  part: Extract<LlmPart, { type: 'tool-call' }>,
  at: number,
): void {
  const { type: _, ...call } = part;
  closeModelThought(draft, turn, at);
  const streamed = findOwnCall(draft, turn, call.id);
  const isStreamed = streamed?.status === 'input-streaming';
  const id = isStreamed ? streamed.id : addModelCall(draft, turn, call, 'requested', at);
  if (isStreamed) changeCall(draft, id, (known) => ({ ...known, ...call, id, status: 'requested' }));
  changeModelTurn(draft, { calls: [...turn.calls, id], freshRound: true });
}

/** Runs all calls at the same time, unless the model has no tool rounds left. */
export function beginToolRound(draft: Draft, turn: ModelTurn, mayRun: boolean, at: number): void {
  for (const id of turn.calls) {
    const call = findCall(draft, id);
    if (call && mayRun) emit(draft, { type: 'tool/run', call });
    else if (call) cancelCall(draft, call, at);
  }
  changeModelTurn(draft, { calls: [], round: turn.round + 1, inTools: true, freshRound: true, fillers: [] });
}

export function markToolStarted(
  draft: Draft,
  callId: string,
  { filler, fillerAfterMs }: ToolStart,
  at: number,
): void {
  if (!runInPage(draft, callId, 'running')) return;
  const { running } = draft.control;
  if (!filler || running?.by !== 'model' || findCall(draft, callId)?.turnId !== running.id) return;
  changeModelTurn(draft, {
    fillers: [...running.fillers, { callId, text: filler, at: at + fillerAfterMs }],
  });
  planFiller(draft, at);
}

export function markAwaitingApproval(draft: Draft, callId: string): void {
  runInPage(draft, callId, 'awaiting-approval');
}

/** Handles a call that a page tool has accepted. @returns false for a call that is unknown or over */
function runInPage(draft: Draft, callId: string, status: 'running' | 'awaiting-approval'): boolean {
  const call = findCall(draft, callId);
  if (!call || !isOpenCall(call)) return false;
  // Until the page accepts a call, Anam reports it in the same way as calls that it runs itself.
  changeCall(draft, callId, (known) => ({ ...known, status, providerExecuted: false }));
  keepServiceWaiting(draft);
  return true;
}

/** Returns the phrase that is due first, of a call that is still running. */
function nextFiller(draft: Draft): Filler | undefined {
  const { running } = draft.control;
  if (running?.by !== 'model') return undefined;
  return running.fillers
    .filter(({ callId }) => findCall(draft, callId)?.status === 'running')
    .sort((a, b) => a.at - b.at)[0];
}

/**
 * Sets the timer for the next phrase. The timer is cleared first, because setting it for a later time only records that
 * time.
 */
export function planFiller(draft: Draft, at: number): void {
  const next = nextFiller(draft);
  emit(draft, { type: 'timer/clear', name: 'tool-filler' });
  if (next) emit(draft, { type: 'timer/set', name: 'tool-filler', ms: Math.max(0, next.at - at) });
}

/**
 * Speaks a phrase while a tool takes long, once per round of calls. The phrase is part of the answer's text.
 */
export function speakFiller(draft: Draft, context: TransitionContext): void {
  const { running } = draft.control;
  const filler = nextFiller(draft);
  if (!filler || running?.by !== 'model') return;
  if (filler.at > context.at) return planFiller(draft, context.at);
  const text = `${spaceBetween(draft, running.id, filler.text)}${filler.text.trim()} `;
  changeModelTurn(draft, { fillers: [] });
  speakWritten(draft, text, context);
  endSpoken(draft, context);
}
