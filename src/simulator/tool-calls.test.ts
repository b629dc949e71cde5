import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pageClock } from './clock.js';
import { ToolCalls } from './tool-calls.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function toolCalls() {
  let ids = 0;
  const send = vi.fn<(messageType: string, data: object) => void>();
  const calls = new ToolCalls({
    sessionId: 's',
    clock: pageClock,
    createId: () => `id-${(ids += 1)}`,
    send,
  });
  return { calls, told: () => send.mock.calls.map(([messageType]) => messageType) };
}

it('completes a call with the result of the page', async () => {
  const { calls, told } = toolCalls();
  const answer = calls.call('clock', {}, { timeoutMs: 10_000 });
  expect(calls.accept({ tool_call_id: 'id-1', result: 'noon' })).toBe(true);
  await expect(answer).resolves.toEqual({ result: 'noon' });
  expect(told()).toEqual(['toolCallStarted', 'toolCallCompleted']);
  expect(calls.accept({ tool_call_id: 'id-1', result: 'noon' })).toBe(false);
});

it('fails a call when its time is over, and ignores the late result', async () => {
  const { calls, told } = toolCalls();
  const answer = calls.call('clock', {}, { timeoutMs: 10_000 });
  await vi.advanceTimersByTimeAsync(9999);
  expect(told()).toEqual(['toolCallStarted']);
  await vi.advanceTimersByTimeAsync(1);
  await expect(answer).resolves.toEqual({ error: 'The page returned no result within 10000 ms.' });
  expect(told()).toEqual(['toolCallStarted', 'toolCallFailed']);
  // The page cannot know that its result is late, so this is not a violation.
  expect(calls.accept({ tool_call_id: 'id-1', result: 'noon' })).toBe(true);
});

it('waits without a limit by default, and no timer survives the session', () => {
  const { calls } = toolCalls();
  void calls.call('clock', {});
  expect(vi.getTimerCount()).toBe(0);
  void calls.call('clock', {}, { timeoutMs: 10_000 });
  calls.stop();
  expect(vi.getTimerCount()).toBe(0);
});
