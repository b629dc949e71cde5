import { describe, expect, it } from 'vitest';
import { PersonaError } from '../internal/persona-error.js';
import { describeLlmAdapterConformance, type AdapterHarness } from './testing/llm-adapter.conformance.js';
import { custom } from './custom.js';
import type { LlmPart } from './llm-adapter.js';
import { llmError } from './llm-error.js';
import { collect, tick } from './testing/collect.js';

const request = { messages: [{ role: 'user', content: 'Hi' }] } as const;

function run(source: Parameters<typeof custom>[0], signal = new AbortController().signal) {
  return collect(custom(source).stream(request, { signal })).settled;
}

function customHarness(): AdapterHarness {
  const queue: (LlmPart | Error)[] = [];
  let wake = () => undefined as void;
  let closed = false;
  const put = (...items: (LlmPart | Error)[]) => {
    queue.push(...items);
    wake();
  };
  const adapter = custom(async function* ({ signal }) {
    signal.addEventListener('abort', () => {
      closed = true;
    });
    try {
      for (;;) {
        const item = queue.shift();
        if (item instanceof Error) throw item;
        if (item) yield item;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      closed = true;
    }
  });
  return {
    adapter,
    send: put,
    finish: () => put({ type: 'finish', reason: 'stop' }),
    fail: () => put(new Error('boom')),
    closed: () => closed,
  };
}

describeLlmAdapterConformance('custom', customHarness);

describe('custom', () => {
  it('takes strings for text, passes parts on and adds the finish', async () => {
    const { parts } = await run(async function* () {
      yield { type: 'reasoning-delta', text: 'Hm' };
      yield 'Hi';
      yield '';
    });
    expect(parts).toEqual([
      { type: 'reasoning-delta', text: 'Hm' },
      { type: 'text-delta', text: 'Hi' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it('keeps a yielded finish and ignores parts after it', async () => {
    let closed = false;
    const { parts } = await run(async function* () {
      try {
        yield { type: 'finish', reason: 'length' };
        yield 'more';
      } finally {
        closed = true;
      }
    });
    expect(parts).toEqual([{ type: 'finish', reason: 'length' }]);
    expect(closed).toBe(true);
  });

  it('gives the function the messages and the signal', async () => {
    const { signal } = new AbortController();
    let given: unknown;
    await run(async function* (call) {
      given = call;
      yield 'Hi';
    }, signal);
    expect(given).toEqual({ messages: request.messages, signal });
  });

  it('wraps what the function throws, also at its very start', async () => {
    const cause = new Error('boom');
    const late = await run(async function* () {
      yield 'Hi';
      throw cause;
    });
    expect(late.parts).toEqual([{ type: 'text-delta', text: 'Hi' }]);
    expect(late.error).toMatchObject({
      code: 'llm-failed',
      message: 'The function of `custom` threw: boom',
      cause,
    });
    const early = await run(() => {
      throw cause;
    });
    expect(early).toMatchObject({ parts: [], error: { code: 'llm-failed', cause } });
  });

  it('lets a PersonaError through', async () => {
    const error = llmError('llm-rate-limited', { message: 'Wait.' });
    const seen = await run(async function* () {
      yield* [];
      throw error;
    });
    expect(PersonaError.isInstance(seen.error)).toBe(true);
    expect(seen.error).toBe(error);
  });

  it('ends on an abort even if the function ignores it', async () => {
    const controller = new AbortController();
    const settled = run(async function* () {
      yield 'Hi';
      await new Promise(() => undefined);
    }, controller.signal);
    await tick();
    controller.abort();
    expect(await settled).toMatchObject({ parts: [{ type: 'text-delta', text: 'Hi' }], error: undefined });
  });

  it('is quiet about what the function throws because of an abort', async () => {
    const controller = new AbortController();
    const settled = run(async function* ({ signal }) {
      yield 'Hi';
      await new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    }, controller.signal);
    await tick();
    controller.abort();
    expect((await settled).error).toBeUndefined();
  });

  it('can be given a name', () => {
    const source = async function* () {
      yield 'Hi';
    };
    expect([custom(source).name, custom(source, { name: 'mine' }).name]).toEqual(['custom', 'mine']);
  });
});
