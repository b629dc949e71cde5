import type { LlmToolCall } from '../../../llm/llm-adapter.js';
import { setTurn, setView, type Draft, type TurnRecord } from '../core-state.js';
import type { TransitionContext } from '../persona-event.js';
import { endSpoken, speakWritten } from '../speech/speak-written.js';
import { findInLog, insertIntoLog, logItems, replaceInLog } from '../logs/grouped-log.js';
import { findPersonaMessage } from '../logs/transcript.js';
import type { TurnOutcome } from './turn-state.js';
import type { ToolCall } from '../logs/tool-call.js';

const asTheyCome = () => 0;
const isOpen = ({ status }: ToolCall) =>
  status === 'requested' || status === 'awaiting-approval' || status === 'running';

/** The model has asked for these and waits: all of them run at once. */
export function beginToolRound(draft: Draft, turn: TurnRecord, at: number): void {
  const writtenOffset = findPersonaMessage(draft, turn.id)?.written.length ?? 0;
  turn.calls.forEach((call, position) => {
    const added: ToolCall = {
      ...call,
      id: freshId(draft, call, `${turn.id}-call-${turn.round}-${position}`),
      turnId: turn.id,
      source: 'client',
      status: 'requested',
      result: null,
      startedAt: at,
      endedAt: null,
      round: turn.round,
      writtenOffset,
    };
    addCall(draft, added);
    draft.effects.push({ type: 'tool/run', call: added });
  });
  setTurn(draft, turn.id, { calls: [], round: turn.round + 1, freshRound: true });
}

/** An id that is missing, or was there before (some servers count anew in each answer), is made. */
function freshId(draft: Draft, { id }: LlmToolCall, made: string): string {
  return id === '' || findCall(draft, id) ? made : id;
}

export function markToolStarted(
  draft: Draft,
  callId: string,
  { filler, fillerAfterMs }: { readonly filler: string | null; readonly fillerAfterMs: number },
): void {
  changeCall(draft, callId, (call) => (isOpen(call) ? { ...call, status: 'running' } : call));
  const { running } = draft.control;
  if (!filler || !running || findCall(draft, callId)?.turnId !== running.id) return;
  if (running.answer !== 'model' || running.filler !== null) return;
  setTurn(draft, running.id, { filler });
  draft.effects.push({ type: 'timer/set', name: 'tool-filler', ms: fillerAfterMs });
}

export function markAwaitingApproval(draft: Draft, callId: string): void {
  changeCall(draft, callId, (call) => (isOpen(call) ? { ...call, status: 'awaiting-approval' } : call));
}

/** Speaks while a tool takes long. Part of what the persona said, so it is written down like the rest. */
export function speakFiller(draft: Draft, context: TransitionContext): void {
  const { running } = draft.control;
  if (!running?.filler || running.answer !== 'model') return;
  const text = `${spaceBetween(draft, running, running.filler)}${running.filler.trim()} `;
  setTurn(draft, running.id, { filler: '' });
  speakWritten(draft, text, context);
  endSpoken(draft, context);
}

/** Models rarely end what they say before a call with a space, or begin with one after it. */
export function spaceBetween(draft: Draft, { id }: TurnRecord, text: string): '' | ' ' {
  const written = findPersonaMessage(draft, id)?.written ?? '';
  return written === '' || /\s$/.test(written) || /^\s/.test(text) ? '' : ' ';
}

/** @returns whether the running turn has all the results it waited for. */
export function acceptToolEnd(
  draft: Draft,
  callId: string,
  { failed, content }: { readonly failed: boolean; readonly content: string },
  at: number,
): boolean {
  const call = findCall(draft, callId);
  if (!call) return false;
  // Cancelled, and done all the same: what has happened stays in the history.
  const happened = call.status === 'cancelled' && !failed;
  if (!isOpen(call) && !happened) return false;
  // A function that is under way still has run out of time at Anam's; one that has ended takes no notice.
  draft.effects.push({ type: 'tool/abort', callId });
  changeCall(draft, callId, (known) => ({
    ...known,
    status: failed ? 'failed' : 'done',
    result: content,
    endedAt: at,
  }));
  const { running } = draft.control;
  if (happened || call.source !== 'client' || running?.id !== call.turnId) return false;
  const open = callsOfTurn(draft, running.id).some(isOpen);
  if (!open) draft.effects.push({ type: 'timer/clear', name: 'tool-filler' });
  return !open;
}

/**
 * No result will be waited for; functions that run are told. Anam's model waits for its own beyond the turn in which it
 * said that it would look: those go on when the turn was `completed`.
 */
export function cancelToolsOfTurn(draft: Draft, turnId: string, outcome: TurnOutcome, at: number): void {
  draft.effects.push({ type: 'timer/clear', name: 'tool-filler' });
  for (const call of callsOfTurn(draft, turnId))
    if (call.source === 'client' || outcome !== 'completed') cancelCall(draft, call, at);
}

/** The session of Anam's model is over, also for calls that belong to no running turn. */
export function cancelServiceCalls(draft: Draft, at: number): void {
  for (const call of logItems(draft.view.toolCalls))
    if (call.source === 'server') cancelCall(draft, call, at);
}

function cancelCall(draft: Draft, call: ToolCall, at: number): void {
  if (!isOpen(call)) return;
  changeCall(draft, call.id, (known) => ({ ...known, status: 'cancelled', endedAt: at }));
  draft.effects.push({ type: 'tool/abort', callId: call.id });
}

/** Anam's model calls a tool, in the page or on a server; told again, it changes nothing (T19). */
export function addServiceCall(
  draft: Draft,
  { id, name, arguments: args }: Pick<ToolCall, 'id' | 'name' | 'arguments'>,
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
    status: 'running',
    result: null,
    startedAt: at,
    endedAt: null,
    round: 0,
    writtenOffset: (running && findPersonaMessage(draft, running.id)?.written.length) ?? 0,
  });
}

function callsOfTurn(draft: Draft, turnId: string): ToolCall[] {
  return draft.view.toolCalls.groups
    .slice(-2)
    .flatMap(({ items }) => items.filter((call) => call.turnId === turnId));
}

function findCall(draft: Draft, id: string): ToolCall | undefined {
  return findInLog(draft.view.toolCalls, (call) => call.id === id);
}

function addCall(draft: Draft, call: ToolCall): void {
  setView(draft, { toolCalls: insertIntoLog(draft.view.toolCalls, call, asTheyCome) });
}

function changeCall(draft: Draft, id: string, change: (call: ToolCall) => ToolCall): void {
  const toolCalls = replaceInLog(draft.view.toolCalls, id, change);
  if (toolCalls !== draft.view.toolCalls) setView(draft, { toolCalls });
}
