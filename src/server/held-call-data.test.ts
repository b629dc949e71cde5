import { afterEach, expect, it, vi } from 'vitest';
import type { LlmRequest, LlmToolCall } from '../llm/llm-adapter.js';
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
  const held = new HeldCallData({ trustsCaller: false });
  expect(held.take({ type: 'tool-call', ...call('1'), providerData: 'secret' })).not.toHaveProperty(
    'providerData',
  );
  vi.advanceTimersByTime(HOUR - 1);
  expect(dataOf(held, '1')).toBe('secret');
  vi.advanceTimersByTime(1);
  expect(dataOf(held, '1')).toBeUndefined();
});

it('holds the last thousand calls', () => {
  const held = new HeldCallData({ trustsCaller: false });
  for (let id = 0; id < 1_001; id += 1)
    held.take({ type: 'tool-call', ...call(String(id)), providerData: id });
  expect(dataOf(held, '0')).toBeUndefined();
  expect(dataOf(held, '1')).toBe(1);
  expect(dataOf(held, '1000')).toBe(1000);
});

const request = (toolCall: LlmToolCall): LlmRequest => ({
  messages: [{ role: 'assistant', content: '', toolCalls: [toolCall] }],
});
const callIn = ({ messages: [message] }: LlmRequest) =>
  message?.role === 'assistant' ? message.toolCalls?.[0] : undefined;

it('gives the data to no other call with the same id', () => {
  const held = new HeldCallData({ trustsCaller: true });
  held.hold({ id: 'call_0', name: 'look', arguments: '{"at": 1}', providerData: 'thoughts of one user' });
  const other = { id: 'call_0', name: 'look', arguments: '{"at":2}' };
  expect(callIn(held.giveBack(request(other)))).toEqual(other);
});

it('knows a call whose arguments were written in another way', () => {
  const held = new HeldCallData({ trustsCaller: true });
  held.hold({ id: 'call_0', name: 'look', arguments: '{"at": 1}', providerData: 'data' });
  const same = { id: 'call_0', name: 'look', arguments: '{ "at":1 }' };
  expect(callIn(held.giveBack(request(same)))?.providerData).toBe('data');
});

it('keeps the provider data of a caller that it trusts', () => {
  const own = { id: 'a', name: 'look', arguments: '{}', providerData: 'own' };
  expect(callIn(new HeldCallData({ trustsCaller: true }).giveBack(request(own)))).toEqual(own);
  expect(callIn(new HeldCallData({ trustsCaller: false }).giveBack(request(own)))).not.toHaveProperty(
    'providerData',
  );
});
