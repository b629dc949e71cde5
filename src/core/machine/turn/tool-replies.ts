import type { PersonaCommand } from '../command.js';
import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import type { PersonaFact } from '../fact.js';
import { continueWhenReady } from './model-transition.js';
import { findCall } from './tool-calls.js';
import { acceptToolEnd } from './tool-transition.js';

type ToolResponse = Extract<PersonaCommand, { type: 'tool/respond' }>;

/** Handles the user's decision about a call. A decision that comes before the question does not count. */
export function respondToTool(draft: Draft, response: ToolResponse, context: TransitionContext): void {
  const { callId, approved, reason } = response;
  const call = findCall(draft, callId);
  if (call?.status !== 'awaiting-approval') return;
  if (call.approval) context.answerParts?.respond(draft, call, response, context);
  else emit(draft, { type: 'tool/settle-approval', callId, approved, reason });
}

type ToolEnd = Extract<PersonaFact, { type: 'tool/ended' }>;

export function acceptToolResult(draft: Draft, fact: ToolEnd, context: TransitionContext): void {
  if (acceptToolEnd(draft, fact.callId, fact, context)) continueWhenReady(draft, context);
}
