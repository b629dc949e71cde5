import type { LlmPart } from '../../../llm/llm-adapter.js';
import type { PersonaCommand } from '../command.js';
import type { TransitionContext } from '../context.js';
import type { Draft } from '../draft.js';
import type { ToolCall } from '../logs/tool-call.js';
import { continueWhenReady } from '../turn/model-transition.js';
import { callsOfTurn, cancelCall, changeCall, findOwnCall, isOpenCall } from '../turn/tool-calls.js';
import type { ModelTurn } from '../turn/turn-record.js';
import { takeFromPage } from './provider-calls.js';

/** Handles the endpoint's question whether it may run a call. After the answer, the turn waits for the user. */
export function acceptApprovalRequest(
  draft: Draft,
  turn: ModelTurn,
  { id, approvalId, reason = '', providerData }: Extract<LlmPart, { type: 'tool-approval-request' }>,
): void {
  const call = takeFromPage(draft, turn, findOwnCall(draft, turn, id));
  if (!call || !isOpenCall(call) || call.approval) return;
  const approval = {
    id: approvalId,
    approved: null,
    ...(reason.trim() === '' ? {} : { question: reason }),
    ...(providerData === undefined ? {} : { providerData }),
  };
  changeCall(draft, call.id, (known) => ({ ...known, status: 'awaiting-approval', approval }));
}

/**
 * Cancels the endpoint's calls without a result, except those that the user was asked about in this round. @returns
 * whether the user was asked
 */
export function endProviderCalls(draft: Draft, turn: ModelTurn, at: number): boolean {
  let wasAsked = false;
  for (const call of callsOfTurn(draft, turn.id)) {
    const isAsked = call.approval !== undefined && call.round === turn.round;
    wasAsked ||= isAsked;
    if (!isAsked && !turn.calls.includes(call.id)) cancelCall(draft, call, at);
  }
  return wasAsked;
}

export function respondToProvider(
  draft: Draft,
  { id }: ToolCall,
  { approved, reason }: Extract<PersonaCommand, { type: 'tool/respond' }>,
  context: TransitionContext,
): void {
  const response = { approved, ...(reason === undefined ? {} : { reason }) };
  changeCall(draft, id, (call) => ({
    ...call,
    ...(call.approval && { approval: { ...call.approval, ...response } }),
    ...(approved
      ? { status: 'running' }
      : { status: 'failed', result: reason ?? 'The user did not allow this call.', endedAt: context.at }),
  }));
  continueWhenReady(draft, context);
}
