import { setView, type Draft } from '../draft.js';
import { insertIntoLog, replaceInLog } from '../logs/change-log.js';
import { findInLog } from '../logs/grouped-log.js';
import type { ToolCall } from '../logs/tool-call.js';
import type { RunningTurn } from './turn-record.js';

const inOrderOfArrival = () => 0;

/** No result yet, and not cancelled. */
export const isOpenCall = ({ status }: ToolCall): boolean =>
  status === 'requested' || status === 'awaiting-approval' || status === 'running';

/** A turn's calls are among the newest. */
export function callsOfTurn({ view }: Draft, turnId: string): ToolCall[] {
  return view.toolCalls.groups
    .slice(-2)
    .flatMap(({ items }) => items.filter((call) => call.turnId === turnId));
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

/** Run by a tool of the page, and not by the service. */
export const isPageCall = ({ control }: Draft, { id, source }: ToolCall): boolean =>
  source === 'client' || control.pageCalls.includes(id);

/** Nothing happens in this turn until the user allows or refuses a call. */
export function waitsForUser(draft: Draft, turn: RunningTurn): boolean {
  if (turn.by === 'app' || (turn.by === 'model' && !turn.inTools)) return false;
  const open = callsOfTurn(draft, turn.id).filter((call) => isOpenCall(call) && isPageCall(draft, call));
  return open.length > 0 && open.every(({ status }) => status === 'awaiting-approval');
}
