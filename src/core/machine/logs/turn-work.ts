import type { Thought } from './thought.js';
import type { ToolCall } from './tool-call.js';

/** A thought or a tool call of a turn. */
export type TurnWork =
  | { readonly kind: 'thought'; readonly thought: Thought }
  | { readonly kind: 'call'; readonly call: ToolCall };

/**
 * Returns how many tool calls of the turn began before this thought. Compares times if the thought has no `afterCalls`,
 * as in `useAnamReasoning` and in conversations that an older version saved.
 */
const callsBefore = (
  { afterCalls, startedAt }: Pick<Thought, 'afterCalls' | 'startedAt'>,
  calls: readonly Pick<ToolCall, 'startedAt'>[],
): number => afterCalls ?? calls.filter((call) => call.startedAt < startedAt).length;

/**
 * Returns the thoughts and tool calls of one turn in the order in which they began. Both lists are in the order of the
 * store.
 *
 * @example
 * turnWork(usePersonaReasoning(turnId), usePersonaToolCalls(turnId)).map((work) =>
 *   work.kind === 'thought' ? <p key={work.thought.id}>{work.thought.text}</p> : <code key={work.call.id}>{work.call.name}</code>,
 * );
 */
export function turnWork(thoughts: readonly Thought[], calls: readonly ToolCall[]): readonly TurnWork[] {
  const work: TurnWork[] = [];
  let next = 0;
  const addCalls = (end: number) => {
    for (const call of calls.slice(next, end)) work.push({ kind: 'call', call });
    next = Math.max(next, end);
  };
  for (const thought of thoughts) {
    addCalls(callsBefore(thought, calls));
    work.push({ kind: 'thought', thought });
  }
  addCalls(calls.length);
  return work;
}
