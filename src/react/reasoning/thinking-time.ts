import type { Thought } from '../../core/index.js';

/** What is known of a thought without its text. */
export type ThoughtTimes = Pick<Thought, 'status' | 'startedAt' | 'endedAt'>;

/** How long was thought, in ms: what overlaps counts once, pauses between two thoughts do not count. */
export function thinkingTime(thoughts: readonly ThoughtTimes[]): number {
  let total = 0;
  let until = -Infinity;
  for (const { startedAt, endedAt } of thoughts.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const end = endedAt ?? startedAt;
    total += Math.max(0, end - Math.max(startedAt, until));
    until = Math.max(until, end);
  }
  return total;
}
