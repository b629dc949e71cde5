import type { GroupedLog } from './grouped-log.js';
import { logItems } from './grouped-log.js';
import type { Thought } from './thought.js';

/** Ids of the service are unique in a session only; `session` is the number of the start. */
export const serviceThoughtId = (session: number, id: string): string => `session-${session}:${id}`;

/** The number of the latest session that a restored conversation has thoughts of: the next one must not be of the same. */
export function lastSessionOf(reasoning: GroupedLog<Thought>): number {
  const numbers = logItems(reasoning).map(({ id }) => Number(/^session-(\d+):/.exec(id)?.[1] ?? 0));
  return numbers.reduce((last, number) => Math.max(last, number), 0);
}
