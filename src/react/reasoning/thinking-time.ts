import type { Thought } from '../../core/index.js';

/** The data of a thought without its text. */
export type ThoughtTimes = Pick<Thought, 'status' | 'startedAt' | 'endedAt'>;

/** Returns the thinking time, in ms. Overlaps count once, and pauses between thoughts do not count. */
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
