import type { LlmToolCall } from '../../../llm/llm-adapter.js';
import { emit, setView, type Draft } from '../draft.js';
import { replaceInLog } from '../logs/change-log.js';
import { insertIntoLog } from '../logs/insert-into-log.js';
import { findInLog } from '../logs/grouped-log.js';
import type { Thought } from '../logs/thought.js';
import type { ToolCall } from '../logs/tool-call.js';
import { findPersonaMessage } from '../logs/transcript.js';
import type { ModelTurn, RunningTurn } from './turn-record.js';

const inOrderOfArrival = () => 0;

/** Whether the call has no result yet and is not cancelled. */
export const isOpenCall = ({ status }: ToolCall): boolean =>
  status !== 'done' && status !== 'failed' && status !== 'cancelled';

/** Whether the turn waits for the call: a tool of the page runs it, or the user must decide. */
export const isWaitedFor = (call: ToolCall): boolean =>
  isOpenCall(call) && (!call.providerExecuted || call.status === 'awaiting-approval');

/** Returns a turn's calls. They are among the newest, so the cost does not grow with the conversation. */
export function callsOfTurn({ view }: Draft, turnId: string): ToolCall[] {
  const { groups } = view.toolCalls;
  const isOf = (call: ToolCall) => call.turnId === turnId;
  // Starts with the group before the turn's first call; at least the last two groups are searched.
  const last = groups.length - 1;
  const before = groups.findLastIndex(({ items }, index) => index < last && !items.some(isOf));
  return groups.slice(Math.max(0, before)).flatMap(({ items }) => items.filter(isOf));
}

/** Returns what a new thought records about the calls before it in the turn. */
export function workBefore(draft: Draft, turnId: string | null): Pick<Thought, 'afterCalls'> {
  const afterCalls = turnId === null ? 0 : callsOfTurn(draft, turnId).length;
  return afterCalls > 0 ? { afterCalls } : {};
}

export const findCall = ({ view }: Draft, id: string): ToolCall | undefined =>
  findInLog(view.toolCalls, (call) => call.id === id);

export function addCall(draft: Draft, call: ToolCall): void {
  setView(draft, { toolCalls: insertIntoLog(draft.view.toolCalls, call, inOrderOfArrival) });
}

export function changeCall(draft: Draft, id: string, change: (call: ToolCall) => ToolCall): void {
  const toolCalls = replaceInLog(draft.view.toolCalls, id, change);
  if (toolCalls !== draft.view.toolCalls) setView(draft, { toolCalls });
}

export function cancelCall(draft: Draft, call: ToolCall, at: number): void {
  if (!isOpenCall(call)) return;
  changeCall(draft, call.id, (known) => ({ ...known, status: 'cancelled', endedAt: at }));
  emit(draft, { type: 'tool/abort', callId: call.id });
}

/** Returns the newest call of the turn with this id from the endpoint. */
export function findOwnCall(draft: Draft, turn: ModelTurn, id: string): ToolCall | undefined {
  const calls = callsOfTurn(draft, turn.id);
  return calls.findLast((call) => call.id === madeId(turn, id)) ?? calls.findLast((call) => call.id === id);
}

/** Adds a call at its position in the answer. @returns its id */
export function addModelCall(
  draft: Draft,
  turn: ModelTurn,
  call: LlmToolCall,
  status: ToolCall['status'],
  at: number,
): string {
  const id = freshId(draft, turn, call.id);
  addCall(draft, {
    ...call,
    id,
    turnId: turn.id,
    source: 'client',
    providerExecuted: call.providerExecuted === true,
    status,
    result: null,
    startedAt: at,
    endedAt: null,
    round: turn.round,
    writtenOffset: findPersonaMessage(draft, turn.id)?.written.length ?? 0,
  });
  return id;
}

const madeId = (turn: ModelTurn, id: string | number): string => `${turn.id}-call-${turn.round}-${id}`;

/** Creates a new id if the given one is missing or already used. Some servers restart their count in each answer. */
function freshId(draft: Draft, turn: ModelTurn, id: string): string {
  if (id !== '' && !findCall(draft, id)) return id;
  if (id !== '' && !findCall(draft, madeId(turn, id))) return madeId(turn, id);
  let number = 0;
  while (findCall(draft, madeId(turn, number))) number += 1;
  return madeId(turn, number);
}

/** Whether the turn waits for the user to allow or refuse a call. */
export function waitsForUser(draft: Draft, turn: RunningTurn): boolean {
  if (turn.by === 'app' || (turn.by === 'model' && !turn.inTools)) return false;
  const open = callsOfTurn(draft, turn.id).filter(isWaitedFor);
  return open.length > 0 && open.every(({ status }) => status === 'awaiting-approval');
}
