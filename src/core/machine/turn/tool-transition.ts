import type { LlmToolCall } from '../../../llm/llm-adapter.js';
import type { ServiceToolCall, ToolOutcome } from '../../ports/session-port.js';
import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { logItems } from '../logs/grouped-log.js';
import { findPersonaMessage } from '../logs/transcript.js';
import { endSpoken, speakWritten } from '../speech/speak-written.js';
import { keepServiceWaiting } from './service-turn.js';
import {
  addCall,
  addModelCall,
  callsOfTurn,
  cancelCall,
  changeCall,
  findCall,
  findOwnCall,
  isOpenCall,
  isWaitedFor,
} from './tool-calls.js';
import { changeModelTurn } from './turn-draft.js';
import type { Filler, ModelTurn } from './turn-record.js';
import type { TurnOutcome } from './turn-state.js';

/** Handles a call that a page tool runs when the answer is complete. */
export function acceptCall(draft: Draft, turn: ModelTurn, call: LlmToolCall, at: number): void {
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
  { filler, fillerAfterMs }: { readonly filler: string | null; readonly fillerAfterMs: number },
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
function planFiller(draft: Draft, at: number): void {
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

/**
 * Returns the space between the written text and the next text, because models rarely write one before a call or after
 * its result.
 */
export function spaceBetween(draft: Draft, id: string, text: string): '' | ' ' {
  const written = findPersonaMessage(draft, id)?.written ?? '';
  return written === '' || /\s$/.test(written) || /^\s/.test(text) ? '' : ' ';
}

/** @returns whether the running turn has all the results that it waited for */
export function acceptToolEnd(
  draft: Draft,
  callId: string,
  { failed, content, isText, executionMs }: ToolOutcome,
  at: number,
): boolean {
  const call = findCall(draft, callId);
  if (!call) return false;
  // The call was cancelled but finished anyway, so its result stays in the history.
  const happened = call.status === 'cancelled' && !failed;
  if (!isOpenCall(call) && !happened) return false;
  // Aborts a function that has timed out at Anam. A function that has ended ignores this.
  emit(draft, { type: 'tool/abort', callId });
  changeCall(draft, callId, (known) => ({
    ...known,
    status: failed ? 'failed' : 'done',
    result: content,
    ...(isText && { resultIsText: true }),
    ...(executionMs !== undefined && { executionMs }),
    endedAt: at,
  }));
  keepServiceWaiting(draft);
  const { running } = draft.control;
  if (happened || call.source !== 'client' || running?.id !== call.turnId) return false;
  const open = callsOfTurn(draft, running.id).some(isWaitedFor);
  planFiller(draft, at);
  return !open;
}

/**
 * Cancels the calls of a turn and aborts their functions. Calls of Anam's model continue if the turn was `completed`,
 * because the model still waits for their results after that turn.
 */
export function cancelToolsOfTurn(draft: Draft, turnId: string, outcome: TurnOutcome, at: number): void {
  for (const call of callsOfTurn(draft, turnId))
    if (call.source === 'client' || outcome !== 'completed') cancelCall(draft, call, at);
}

/** Cancels all calls of Anam's model when its session ends, including those outside a turn. */
export function cancelServiceCalls(draft: Draft, at: number): void {
  for (const call of logItems(draft.view.toolCalls))
    if (call.source === 'server') cancelCall(draft, call, at);
}

/** Handles a tool call from Anam's model, in the page or on a server. A repeated event changes nothing (T19). */
export function addServiceCall(
  draft: Draft,
  { id, name, arguments: args, subtype }: ServiceToolCall & { readonly subtype?: string | undefined },
  at: number,
): void {
  if (findCall(draft, id)) return;
  const { running } = draft.control;
  addCall(draft, {
    id,
    name,
    arguments: args,
    turnId: running?.id ?? null,
    source: 'server',
    providerExecuted: true,
    ...(subtype && { subtype }),
    status: 'running',
    result: null,
    startedAt: at,
    endedAt: null,
    round: 0,
    writtenOffset: (running && findPersonaMessage(draft, running.id)?.written.length) ?? 0,
  });
}
