import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lateCode, lateMethods } from './late-stream.js';
import type { LlmPart } from './llm-adapter.js';
import { collect } from './testing/collect.js';

const request = { messages: [] };
const part: LlmPart = { type: 'text-delta', text: 'Hi' };

async function* answer() {
  yield part;
}

/** An adapter whose code loads when the test says so. */
function lateAdapter(open: () => AsyncIterable<LlmPart> = answer) {
  const loads: { arrive: () => void; fail: () => void }[] = [];
  const code = lateCode(
    () =>
      new Promise<string>((resolve, reject) => {
        loads.push({ arrive: () => resolve('code'), fail: () => reject(new TypeError('offline')) });
      }),
  );
  const opened = vi.fn(open);
  const controller = new AbortController();
  const methods = lateMethods(code, () => opened(), 1000);
  return {
    ...methods,
    controller,
    opened,
    arrive: () => loads.at(-1)?.arrive(),
    fail: () => loads.at(-1)?.fail(),
    ask: () => methods.stream(request, controller),
    asked: () => loads.length,
  };
}

describe('an adapter whose code is loaded on demand', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('loads nothing before the first part is asked for, and opens nothing before the code is there', async () => {
    const late = lateAdapter();
    const stream = late.ask();
    expect(late.asked()).toBe(0);
    const found = collect(stream);
    expect(late.asked()).toBe(1);
    expect(late.opened).not.toHaveBeenCalled();
    late.arrive();
    expect((await found.settled).parts).toEqual([part]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('opens later requests without a wait', async () => {
    const late = lateAdapter();
    void late.preload();
    late.arrive();
    await vi.advanceTimersByTimeAsync(0);
    late.ask();
    expect(late.opened).toHaveBeenCalledOnce();
    expect(late.asked()).toBe(1);
  });

  it('ends without an error, and never opens, if the request is aborted while the code loads', async () => {
    const late = lateAdapter();
    const found = collect(late.ask());
    late.controller.abort();
    expect(await found.settled).toMatchObject({ parts: [], error: undefined });
    late.arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(late.opened).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('loads nothing for a request that is aborted already', async () => {
    const late = lateAdapter();
    late.controller.abort();
    expect(await collect(late.ask()).settled).toMatchObject({ parts: [], error: undefined });
    expect(late.asked()).toBe(0);
  });

  it('throws `llm-failed` once if the code cannot be loaded, and tries again with the next request', async () => {
    const late = lateAdapter();
    const stream = late.ask()[Symbol.asyncIterator]();
    const first = stream.next();
    late.fail();
    await expect(first).rejects.toMatchObject({ code: 'llm-failed', cause: new TypeError('offline') });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    const found = collect(late.ask());
    late.arrive();
    expect((await found.settled).parts).toEqual([part]);
  });

  it('throws `llm-timeout` if the code does not load in time', async () => {
    const late = lateAdapter();
    const found = collect(late.ask());
    await vi.advanceTimersByTimeAsync(1000);
    expect((await found.settled).error).toMatchObject({ code: 'llm-timeout' });
    late.arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(late.opened).not.toHaveBeenCalled();
  });

  it('passes on the error of the stream, and throws it once', async () => {
    const late = lateAdapter(() => {
      throw new Error('broken');
    });
    const stream = late.ask()[Symbol.asyncIterator]();
    const first = stream.next();
    late.arrive();
    await expect(first).rejects.toThrow('broken');
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('ignores a preload that fails', async () => {
    const late = lateAdapter();
    void late.preload();
    late.fail();
    await vi.advanceTimersByTimeAsync(0);
    const found = collect(late.ask());
    late.arrive();
    expect((await found.settled).parts).toEqual([part]);
  });
});
