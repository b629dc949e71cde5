import type { LlmToolCall } from '../../../llm/llm-adapter.js';
import type { ServiceToolCall, ToolOutcome } from '../../ports/session-port.js';
import type { TransitionContext } from '../context.js';
import { emit, setControl, type Draft } from '../draft.js';
import { logItems } from '../logs/grouped-log.js';
import type { ToolCall } from '../logs/tool-call.js';
import { findPersonaMessage } from '../logs/transcript.js';
import { endSpoken, speakWritten } from '../speech/speak-written.js';
import { keepServiceWaiting } from './service-turn.js';
import { addCall, callsOfTurn, changeCall, findCall, isOpenCall } from './tool-calls.js';
import { changeModelTurn } from './turn-draft.js';
import type { Filler, ModelTurn } from './turn-record.js';
import type { TurnOutcome } from './turn-state.js';

/** Calls of the service's model whose place is remembered. */
const REMEMBERED_CALLS = 50;

/** The model has asked for these and waits: all of them run at once. */
export function beginToolRound(draft: Draft, turn: ModelTurn, at: number): void {
  const writtenOffset = findPersonaMessage(draft, turn.id)?.written.length ?? 0;
  turn.calls.forEach((call, position) => {
    const added: ToolCall = {
      ...call,
      id: freshId(draft, call, `${turn.id}-call-${turn.round}-${position}`),
      turnId: turn.id,
      source: 'client',
      providerExecuted: false,
      status: 'requested',
      result: null,
      startedAt: at,
      endedAt: null,
      round: turn.round,
      writtenOffset,
    };
    addCall(draft, added);
    emit(draft, { type: 'tool/run', call: added });
  });
  changeModelTurn(draft, { calls: [], round: turn.round + 1, inTools: true, freshRound: true, fillers: [] });
}

/** An id that is missing, or was there before (some servers count anew in each answer), is made. */
function freshId(draft: Draft, { id }: LlmToolCall, made: string): string {
  return id === '' || findCall(draft, id) ? made : id;
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

/** A tool of the page has taken the call. @returns false for a call that is unknown, or over. */
function runInPage(draft: Draft, callId: string, status: 'running' | 'awaiting-approval'): boolean {
  const call = findCall(draft, callId);
  if (!call || !isOpenCall(call)) return false;
  changeCall(draft, callId, (known) => ({ ...known, status }));
  const { pageCalls } = draft.control;
  if (call.source === 'server' && !pageCalls.includes(callId))
    setControl(draft, { pageCalls: [...pageCalls, callId].slice(-REMEMBERED_CALLS) });
  keepServiceWaiting(draft);
  return true;
}

/** The phrase of the call that has run longest, of those that still run. */
function nextFiller(draft: Draft): Filler | undefined {
  const { running } = draft.control;
  if (running?.by !== 'model') return undefined;
  return running.fillers
    .filter(({ callId }) => findCall(draft, callId)?.status === 'running')
    .sort((a, b) => a.at - b.at)[0];
}

/** Cleared first: a timer that is set for later only notes it. */
function planFiller(draft: Draft, at: number): void {
  const next = nextFiller(draft);
  emit(draft, { type: 'timer/clear', name: 'tool-filler' });
  if (next) emit(draft, { type: 'timer/set', name: 'tool-filler', ms: Math.max(0, next.at - at) });
}

/**
 * Speaks while a tool takes long, once a round of calls. Part of what the persona said, so it is written down like the
 * rest.
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

/** Models rarely end what they say before a call with a space, or begin with one after it. */
export function spaceBetween(draft: Draft, id: string, text: string): '' | ' ' {
  const written = findPersonaMessage(draft, id)?.written ?? '';
  return written === '' || /\s$/.test(written) || /^\s/.test(text) ? '' : ' ';
}

/** @returns whether the running turn has all the results it waited for. */
export function acceptToolEnd(
  draft: Draft,
  callId: string,
  { failed, content }: ToolOutcome,
  at: number,
): boolean {
  const call = findCall(draft, callId);
  if (!call) return false;
  // Cancelled, and done all the same: what has happened stays in the history.
  const happened = call.status === 'cancelled' && !failed;
  if (!isOpenCall(call) && !happened) return false;
  // A running function has timed out at Anam; an ended one ignores this.
  emit(draft, { type: 'tool/abort', callId });
  changeCall(draft, callId, (known) => ({
    ...known,
    status: failed ? 'failed' : 'done',
    result: content,
    endedAt: at,
  }));
  keepServiceWaiting(draft);
  const { running } = draft.control;
  if (happened || call.source !== 'client' || running?.id !== call.turnId) return false;
  const open = callsOfTurn(draft, running.id).some(isOpenCall);
  planFiller(draft, at);
  return !open;
}

/**
 * No result will be waited for; functions that run are told. Anam's model waits for its own beyond the turn in which it
 * said that it would look: those go on when the turn was `completed`.
 */
export function cancelToolsOfTurn(draft: Draft, turnId: string, outcome: TurnOutcome, at: number): void {
  for (const call of callsOfTurn(draft, turnId))
    if (call.source === 'client' || outcome !== 'completed') cancelCall(draft, call, at);
}

/** The session of Anam's model is over, also for calls that belong to no running turn. */
export function cancelServiceCalls(draft: Draft, at: number): void {
  for (const call of logItems(draft.view.toolCalls))
    if (call.source === 'server') cancelCall(draft, call, at);
}

function cancelCall(draft: Draft, call: ToolCall, at: number): void {
  if (!isOpenCall(call)) return;
  changeCall(draft, call.id, (known) => ({ ...known, status: 'cancelled', endedAt: at }));
  emit(draft, { type: 'tool/abort', callId: call.id });
}

/** Anam's model calls a tool, in the page or on a server. A repeated event changes nothing (T19). */
export function addServiceCall(
  draft: Draft,
  { id, name, arguments: args }: ServiceToolCall,
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
    status: 'running',
    result: null,
    startedAt: at,
    endedAt: null,
    round: 0,
    writtenOffset: (running && findPersonaMessage(draft, running.id)?.written.length) ?? 0,
  });
}
