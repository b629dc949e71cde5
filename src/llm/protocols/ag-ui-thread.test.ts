import { expect, it } from 'vitest';
import { AgUiThread, AgUiThreads } from './ag-ui-thread.js';

it('keeps the newest 200 encrypted values of a conversation', () => {
  const thread = new AgUiThread();
  for (let index = 0; index < 200; index += 1) thread.encrypt(`m${index}`, 'old');
  thread.encrypt('m0', 'new');
  thread.encrypt('m200', 'new');
  expect(thread.encrypted.size).toBe(200);
  expect(thread.encrypted.get('m0')).toBe('new');
  expect([thread.encrypted.has('m1'), thread.encrypted.has('m2')]).toEqual([false, true]);
});

it('keeps the 20 most recently used conversations', () => {
  const threads = new AgUiThreads();
  const first = threads.of('c0');
  const second = threads.of('c1');
  for (let index = 2; index < 20; index += 1) threads.of(`c${index}`);
  expect(threads.of('c0')).toBe(first);
  threads.of('c20');
  expect(threads.of('c0')).toBe(first);
  expect(threads.of('c1')).not.toBe(second);
});
