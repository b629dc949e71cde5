import { describe, expect, it } from 'vitest';
import { turnWork } from './turn-work.js';
import type { Thought } from './thought.js';
import type { ToolCall } from './tool-call.js';

const thought = (id: string, startedAt: number, afterCalls?: number) =>
  ({ id, startedAt, ...(afterCalls !== undefined && { afterCalls }) }) as Thought;
const call = (id: string, startedAt: number) => ({ id, startedAt }) as ToolCall;
const order = (thoughts: Thought[], calls: ToolCall[]) =>
  turnWork(thoughts, calls).map((work) => (work.kind === 'thought' ? work.thought.id : work.call.id));

describe('turnWork', () => {
  it('puts a thought after the calls that began before it, also within one millisecond', () => {
    const calls = [call('c1', 5), call('c2', 5), call('c3', 5)];
    expect(order([thought('t1', 5), thought('t2', 5, 1), thought('t3', 5, 3)], calls)).toEqual([
      't1',
      'c1',
      't2',
      'c2',
      'c3',
      't3',
    ]);
  });

  it('orders by time if a thought does not say what came before it', () => {
    expect(order([thought('t1', 1), thought('t2', 9)], [call('c1', 5)])).toEqual(['t1', 'c1', 't2']);
  });

  it('returns each item once when a count exceeds the calls or shrinks', () => {
    expect(order([thought('t1', 1, 4), thought('t2', 2, 1)], [call('c1', 5)])).toEqual(['c1', 't1', 't2']);
  });
});
