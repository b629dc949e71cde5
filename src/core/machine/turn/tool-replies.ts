import type { PersonaCommand } from '../command.js';
import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import type { PersonaFact } from '../fact.js';
import { askModel } from './model-transition.js';
import { findCall } from './tool-calls.js';
import { acceptToolEnd } from './tool-transition.js';

type ToolResponse = Extract<PersonaCommand, { type: 'tool/respond' }>;

/** A response that comes before the question must not settle it. */
export function respondToTool(draft: Draft, { callId, approved, reason }: ToolResponse): void {
  if (findCall(draft, callId)?.status === 'awaiting-approval')
    emit(draft, { type: 'tool/settle-approval', callId, approved, reason });
}

type ToolEnd = Extract<PersonaFact, { type: 'tool/ended' }>;

export function acceptToolResult(
  draft: Draft,
  fact: ToolEnd,
  { at, maxToolRounds }: TransitionContext,
): void {
  const isComplete = acceptToolEnd(draft, fact.callId, fact, at);
  const { running } = draft.control;
  if (isComplete && running?.by === 'model') askModel(draft, running, running.round < maxToolRounds);
}
