import { afterEach, expect, it, vi } from 'vitest';
import { HeldCallData } from './held-call-data.js';

const HOUR = 3_600_000;
const call = (id: string) => ({ id, name: 'f', arguments: '{}' });
const historyOf = (id: string) => ({
  messages: [{ role: 'assistant', content: '', toolCalls: [{ ...call(id), providerData: 'of the page' }] }],
});
const dataOf = (held: HeldCallData, id: string) => {
  const [message] = held.giveBack(historyOf(id) as Parameters<HeldCallData['giveBack']>[0]).messages;
  return message?.role === 'assistant' ? message.toolCalls?.[0]?.providerData : undefined;
};

afterEach(() => vi.useRealTimers());

it('adds the data again for an hour', () => {
  vi.useFakeTimers();
  const held = new HeldCallData();
  expect(held.take({ type: 'tool-call', ...call('1'), providerData: 'secret' })).not.toHaveProperty(
    'providerData',
  );
  vi.advanceTimersByTime(HOUR - 1);
  expect(dataOf(held, '1')).toBe('secret');
  vi.advanceTimersByTime(1);
  expect(dataOf(held, '1')).toBeUndefined();
});

it('holds the last thousand calls', () => {
  const held = new HeldCallData();
  for (let id = 0; id < 1_001; id += 1)
    held.take({ type: 'tool-call', ...call(String(id)), providerData: id });
  expect(dataOf(held, '0')).toBeUndefined();
  expect(dataOf(held, '1')).toBe(1);
  expect(dataOf(held, '1000')).toBe(1000);
});
