import { turnWork, type Thought, type ToolCall } from '../../../core/index.js';

/** Returns the thoughts that come directly after this many tool calls of their turn. */
export function thoughtsAfter(
  afterCalls: number,
  thoughts: readonly Thought[],
  calls: readonly ToolCall[],
): readonly Thought[] {
  let seen = 0;
  return turnWork(thoughts, calls).flatMap((work) => {
    if (work.kind === 'thought') return seen === afterCalls ? [work.thought] : [];
    seen += 1;
    return [];
  });
}
