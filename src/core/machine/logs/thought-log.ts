import { appendToLog, replaceInLog } from './change-log.js';
import { findInLog, type GroupedLog } from './grouped-log.js';
import type { Thought } from './thought.js';

export type ThoughtLog = GroupedLog<Thought>;

export const findThought = (log: ThoughtLog, id: string): Thought | undefined =>
  findInLog(log, (thought) => thought.id === id);

/** Adds a thought. Thoughts are in the order of their first appearance. */
export const addThought = (
  log: ThoughtLog,
  thought: Pick<Thought, 'id' | 'turnId' | 'source' | 'text' | 'afterCalls'>,
  at: number,
): ThoughtLog => appendToLog(log, { ...thought, status: 'streaming', startedAt: at, endedAt: null });

/** Changes a thought. Returns the same log if nothing changed. */
export const changeThought = (
  log: ThoughtLog,
  id: string,
  change: (thought: Thought) => Thought,
): ThoughtLog => replaceInLog(log, id, change);

export const closeThought = (
  log: ThoughtLog,
  id: string,
  status: 'done' | 'interrupted',
  endedAt: number,
): ThoughtLog =>
  changeThought(log, id, (thought) =>
    thought.status === 'streaming' ? { ...thought, status, endedAt } : thought,
  );
