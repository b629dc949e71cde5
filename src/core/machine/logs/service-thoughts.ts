import type { ThoughtChange } from '../../ports/session-port.js';
import { setControl, setView, type Draft } from '../draft.js';
import { workBefore } from '../turn/tool-calls.js';
import { markTimeline } from '../timeline/timeline.js';
import { serviceThoughtId } from './service-thought-id.js';
import { findThought } from './thought-log.js';
import { noServiceThoughts } from './open-thoughts.js';
import { acceptThought, closeThoughts, type ThoughtsState } from './thought-step.js';
import { cutThoughts, tieThoughts } from './thought-ties.js';

/** Applies a reasoning event from the service to the log. */
export function acceptServiceThought(draft: Draft, change: ThoughtChange, at: number): void {
  const id = serviceThoughtId(draft.control.session.attempt, change.id);
  const turnId = draft.control.running?.id ?? null;
  const isNew = !findThought(draft.view.reasoning, id);
  put(draft, acceptThought(thoughtsIn(draft), change, { id, turnId, at, ...workBefore(draft, turnId) }));
  if (isNew && turnId !== null && findThought(draft.view.reasoning, id))
    markTimeline(draft, turnId, 'firstThoughtAt', at);
}

/** Assigns the thoughts that precede an answer to the turn of that answer. */
export function tieThoughtsToTurn(draft: Draft, turnId: string): void {
  const { untied } = draft.control.thoughts;
  put(draft, tieThoughts(thoughtsIn(draft), turnId));
  for (const id of untied)
    markTimeline(draft, turnId, 'firstThoughtAt', findThought(draft.view.reasoning, id)?.startedAt ?? 0);
}

/** Ends the turn's thoughts when the answer begins or the turn ends. */
export function closeServiceThoughts(
  draft: Draft,
  turnId: string,
  status: 'done' | 'interrupted',
  at: number,
): void {
  put(draft, closeThoughts(thoughtsIn(draft), turnId, status, at));
}

/** Ends all open thoughts when the session ends. */
export function cutServiceThoughts(draft: Draft, at: number): void {
  if (draft.control.thoughts !== noServiceThoughts) put(draft, cutThoughts(thoughtsIn(draft), at));
}

const thoughtsIn = ({ view, control }: Draft): ThoughtsState => ({
  log: view.reasoning,
  thoughts: control.thoughts,
});

function put(draft: Draft, { log, thoughts }: ThoughtsState): void {
  if (log !== draft.view.reasoning) setView(draft, { reasoning: log });
  if (thoughts !== draft.control.thoughts) setControl(draft, { thoughts });
}
