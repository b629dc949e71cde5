import type { Thought } from './thought.js';

/** The service's ids are unique only within a session, so the id includes the number of the start (`session`). */
export const serviceThoughtId = (session: number, id: string): string => `session-${session}:${id}`;

/** Returns the number of the latest session that has one of these thoughts. A new session must have a higher number. */
export function lastSessionOf(thoughts: readonly Thought[]): number {
  const numbers = thoughts.map(({ id }) => Number(/^session-(\d+):/.exec(id)?.[1] ?? 0));
  return numbers.reduce((last, number) => Math.max(last, number), 0);
}
