import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { simulatedLlm } from './simulated-llm.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function answer(content: string, options = {}) {
  const controller = new AbortController();
  const parts: { type: string; text?: string }[] = [];
  const run = (async () => {
    const stream = simulatedLlm(options).stream({ messages: [{ role: 'user', content }] }, controller);
    for await (const part of stream) parts.push(part);
  })();
  const join = (type: string) => parts.map((part) => (part.type === type ? (part.text ?? '') : '')).join('');
  return { controller, parts, run, join };
}

it('thinks first, answers then, and finishes', async () => {
  const { parts, run, join } = await answer('Hello!');
  await vi.advanceTimersByTimeAsync(60_000);
  await run;
  expect(join('reasoning-delta')).toContain('greet');
  expect(join('text-delta')).toContain('scripted model');
  expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'stop' });
  const firstText = parts.findIndex((part) => part.type === 'text-delta');
  expect(parts.slice(firstText).some((part) => part.type === 'reasoning-delta')).toBe(false);
});

it('asks a tool that fits, and speaks its result', async () => {
  const time = { role: 'user', content: 'What time is it?' };
  const play = async (messages: { role: string; content: string }[], tools: { name: string }[]) => {
    const parts: { type: string; text?: string; name?: string }[] = [];
    const run = (async () => {
      const stream = simulatedLlm().stream({ messages, tools }, new AbortController());
      for await (const part of stream) parts.push(part);
    })();
    await vi.advanceTimersByTimeAsync(60_000);
    await run;
    return parts;
  };
  const first = await play([time], [{ name: 'other' }, { name: 'local_time' }]);
  expect(first.slice(-2)).toEqual([
    { type: 'tool-call', id: '', name: 'local_time', arguments: '{}' },
    { type: 'finish', reason: 'tool-calls' },
  ]);
  const second = await play([time, { role: 'tool', content: 'noon' }], [{ name: 'local_time' }]);
  expect(second.map(({ text }) => text ?? '').join('')).toBe('It says noon.');
  const without = await play([time], []);
  expect(without.some(({ type }) => type === 'tool-call')).toBe(false);
});

it('repeats unknown input, and can skip thinking', async () => {
  const { run, join } = await answer('Purple elephants', { reasoning: false });
  await vi.advanceTimersByTimeAsync(60_000);
  await run;
  expect(join('text-delta')).toContain('Purple elephants');
  expect(join('reasoning-delta')).toBe('');
});

it('stops at once when it is aborted, without an error and without a timer', async () => {
  const { controller, parts, run } = await answer('Tell me a story');
  await vi.advanceTimersByTimeAsync(1000);
  const before = parts.length;
  controller.abort();
  await run;
  expect(parts).toHaveLength(before);
  expect(vi.getTimerCount()).toBe(0);
});
