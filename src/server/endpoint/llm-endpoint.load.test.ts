// Many simultaneous callers, slow ones, and callers that disconnect.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { scriptedLlm } from '../testing/scripted-llm.js';
import { endpointOf, requestOf, specs } from './testing/ask-endpoint.js';

const text = 'Four words and some. ';
const task = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Returns the bytes in use after a garbage collection. */
async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 3; time += 1) {
    await task();
    collect();
  }
  return process.memoryUsage().heapUsed;
}

it('300 long answers at once buffer only the data in flight', async () => {
  const { adapter, answers } = scriptedLlm();
  const endpoint = endpointOf(adapter);
  const pending = Array.from({ length: 300 }, (_, at) => endpoint(requestOf(specs[at % specs.length]!)));
  while (answers.length < 300) await task();
  const say = () => answers.forEach((answer) => answer.say(text));
  say();
  const readers = (await Promise.all(pending)).map((response) => response.body!.getReader());
  const round = async () => {
    say();
    await Promise.all(readers.map((reader) => reader.read()));
  };
  for (let time = 0; time < 10; time += 1) await round();
  const before = await heap();
  for (let time = 0; time < 100; time += 1) await round();
  // 100 more rounds produce 6 MB of chunks.
  expect((await heap()) - before).toBeLessThan(1_000_000);
  expect(endpoint.stats().running).toBe(300);
  for (const reader of readers) await reader.cancel();
  expect(endpoint.stats()).toMatchObject({ running: 0, aborted: 300 });
}, 60_000);

it('reads one part ahead of a slow caller, and gives up on one that does not read', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    const { adapter, answers } = scriptedLlm();
    const endpoint = endpointOf(adapter, { timeoutMs: 1000 });
    const pending = endpoint(requestOf('openai'));
    while (!answers[0]) await task();
    for (let time = 0; time < 50; time += 1) answers[0].say(text);
    const response = await pending;
    await vi.advanceTimersByTimeAsync(10);
    expect(answers[0].pulls).toBeLessThanOrEqual(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(answers[0].signal.aborted).toBe(true);
    await expect(response.text()).rejects.toThrow('not read');
    expect(endpoint.stats()).toMatchObject({ running: 0, aborted: 1 });
  } finally {
    vi.useRealTimers();
  }
});

it('keeps a silent answer alive, and ends it after the time limit', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    const { adapter, answers } = scriptedLlm();
    const endpoint = endpointOf(adapter, { timeoutMs: 5000, keepAliveMs: 1000 });
    const pending = endpoint(requestOf('openai'));
    while (!answers[0]) await task();
    await vi.advanceTimersByTimeAsync(1000);
    const all = (await pending).text();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await all).toMatch(/: keep-alive\n\n[^]*data: \{"error":\{[^\n]*"code":"llm-timeout"\}\}\n\n$/);
    expect(answers[0].signal.aborted).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

it('callers that go away at every point leave no model running and no memory', async () => {
  const { adapter, answers } = scriptedLlm();
  const endpoint = endpointOf(adapter);
  const comeAndGo = async (at: number) => {
    const caller = new AbortController();
    const pending = endpoint(requestOf(specs[at % 3]!, { signal: caller.signal }));
    if (at % 4 > 0) await task();
    if (at % 4 > 1) answers.at(-1)?.say(text);
    caller.abort();
    const response = await pending;
    if (!response.body?.locked) await response.body?.cancel();
  };
  for (let at = 0; at < 200; at += 1) await comeAndGo(at);
  answers.length = 0;
  const before = await heap();
  for (let at = 0; at < 1000; at += 1) {
    await comeAndGo(at);
    expect(answers.splice(0).filter(({ signal }) => !signal.aborted)).toEqual([]);
  }
  expect((await heap()) - before).toBeLessThan(1_000_000);
  expect(endpoint.stats().running).toBe(0);
}, 60_000);
