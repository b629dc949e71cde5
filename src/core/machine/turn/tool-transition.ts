import type { ServiceToolCall, ToolOutcome } from '../../ports/session-port.js';
import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { logItems } from '../logs/grouped-log.js';
import { findPersonaMessage } from '../logs/transcript.js';
import { keepServiceWaiting } from './service-turn.js';
import {
  addCall,
  callsOfTurn,
  cancelCall,
  changeCall,
  findCall,
  isOpenCall,
  isWaitedFor,
} from './tool-calls.js';
import type { TurnOutcome } from './turn-state.js';

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
  { answerParts, at }: Pick<TransitionContext, 'answerParts' | 'at'>,
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
  if (running.by === 'model' && running.fillers.length > 0) answerParts?.planFiller(draft, at);
  return !callsOfTurn(draft, running.id).some(isWaitedFor);
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
