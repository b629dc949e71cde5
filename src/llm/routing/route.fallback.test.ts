import { describe, expect, it, vi } from 'vitest';
import { PersonaError } from '../../internal/persona-error.js';
import { fault, makeRouter, request, said, stop } from './testing/route-harness.js';
import { route } from './route.js';
import { collect, tick } from '../testing/collect.js';

describe('before the first part', () => {
  it.each([
    'llm-unreachable',
    'llm-rate-limited',
    'llm-timeout',
    'llm-failed',
    'llm-protocol',
    'llm-truncated',
    'llm-empty',
    'llm-not-found',
    'llm-quota',
    'llm-not-available',
    'llm-context-length',
    'llm-unsupported-content',
  ] as const)('%s goes to the next', async (code) => {
    const { a, b, ask, later, hops } = makeRouter(2);
    const { settled } = ask();
    await later(0);
    a.last.send(fault(code));
    await later(0);
    b.last.send(said('Hi'), stop);
    expect(await settled).toMatchObject({ parts: [said('Hi'), stop], error: undefined });
    expect(hops()).toEqual([['a', 'b', code, false]]);
  });

  it('an answer without anything in it goes to the next, and its connection is closed', async () => {
    const { a, b, ask, later, hops } = makeRouter(2);
    const { settled } = ask();
    await later(0);
    a.last.send(said(''), { type: 'reasoning-delta', text: '' }, { type: 'finish', reason: 'length' });
    await later(0);
    b.last.send(said('Hi'), stop);
    expect((await settled).parts).toEqual([said('Hi'), stop]);
    expect([hops()[0]?.[2], a.signals]).toEqual(['llm-empty', [true]]);
  });

  it('an empty answer to the result of a tool is an answer, and so is a filtered one', async () => {
    const { a, b, ask, later } = makeRouter(2);
    const result = { role: 'tool', toolCallId: '1', toolName: 't', content: '' } as const;
    const first = ask({ messages: [...request.messages, result] });
    await later(0);
    a.last.send(stop);
    expect((await first.settled).parts).toEqual([stop]);
    const second = ask();
    await later(0);
    a.last.send({ type: 'finish', reason: 'content-filter' });
    expect((await second.settled).parts).toHaveLength(1);
    expect(b.asked).toEqual([]);
  });

  it('an invalid request does not fall back and does not count against the endpoint', async () => {
    const { a, b, ask, later, of } = makeRouter(2);
    const error = fault('llm-invalid-request', { status: 400, detail: 'messages: must not be empty' });
    const { settled } = ask();
    await later(0);
    a.last.send(error);
    expect((await settled).error).toBe(error);
    expect([b.asked.length, of('a')?.failures, of('a')?.lastError]).toEqual([0, 0, 'llm-invalid-request']);
  });

  it.each(['llm-not-found', 'llm-not-available', 'llm-quota'] as const)(
    '%s closes its endpoint for a long time, a context that is too long does not',
    async (code) => {
      const { a, b, ask, later, of, clock } = makeRouter(2);
      ask();
      await later(0);
      a.last.send(fault(code, { retryAfterMs: 34_000 }));
      await later(0);
      b.last.send(fault('llm-context-length', { detail: 'maximum context length is 8192 tokens' }));
      await tick();
      expect(of('a')).toMatchObject({ status: 'open', openUntil: clock.now() + 300_000 });
      expect(of('b')).toMatchObject({ status: 'closed', failures: 0 });
    },
  );

  it('closes an endpoint at most an hour for a quota of a day', async () => {
    const { a, ask, later, of, clock } = makeRouter(2);
    ask();
    await later(0);
    a.last.send(fault('llm-quota', { retryAfterMs: 18_000_000 }));
    await tick();
    expect(of('a')).toMatchObject({ status: 'open', openUntil: clock.now() + 3_600_000 });
  });

  it.each([
    "Unsupported parameter: 'max_tokens' is not supported with this model.",
    'registry.ollama.ai/library/x does not support tools',
    'max_tokens is too large: 9000. This model supports at most 4096 completion tokens.',
  ])('a request that only this model does not support goes to the next: %s', async (detail) => {
    const { a, b, ask, later, of } = makeRouter(2);
    ask();
    await later(0);
    a.last.send(fault('llm-invalid-request', { status: 400, detail }));
    await tick();
    expect([b.asked.length, of('a')?.failures]).toEqual([1, 0]);
  });

  it('a filtered question does not go to the next', async () => {
    const { a, b, ask, later } = makeRouter(2);
    const error = fault('llm-filtered', { status: 400 });
    const { settled } = ask();
    await later(0);
    a.last.send(error);
    expect((await settled).error).toBe(error);
    expect(b.asked).toEqual([]);
  });

  it('a refused key disables its endpoint for good and is reported', async () => {
    const { a, b, ask, later, answer, hops, of, clock } = makeRouter(2);
    const { settled } = ask();
    await later(0);
    a.last.send(fault('llm-unauthorized', { status: 401 }));
    await later(0);
    b.last.send(said('Hi'), stop);
    await settled;
    expect(hops()).toEqual([['a', 'b', 'llm-unauthorized', true]]);
    expect(of('a')?.status).toBe('disabled');
    clock.advance(9e9);
    await answer(b, 0);
    expect([a.asked.length, b.asked.length]).toEqual([1, 2]);
  });

  it('logs nothing, and fails with the last endpoint', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const { a, ask, later } = makeRouter(1, { onFallback: undefined });
    const error = fault('llm-unauthorized');
    const { settled } = ask();
    await later(0);
    a.last.send(error);
    expect((await settled).error).toBe(error);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
    expect((await ask().settled).error).toBe(error);
    expect(a.asked).toHaveLength(1);
  });

  it('throws the most telling error of all, with the soonest time to try again', async () => {
    const { a, b, c, ask, later, hops } = makeRouter(3);
    const { settled } = ask();
    await later(0);
    a.last.send(fault('llm-rate-limited', { status: 429, retryAfterMs: 9000 }));
    await later(0);
    b.last.send(fault('llm-rate-limited', { status: 429, retryAfterMs: 4000 }));
    await later(0);
    c.last.send(fault('llm-unauthorized', { status: 401 }));
    const { error } = await settled;
    expect(error).toMatchObject({ code: 'llm-rate-limited', data: { status: 429, retryAfterMs: 4000 } });
    expect(hops().map(([from, to]) => [from, to])).toEqual([
      ['a', 'b'],
      ['b', 'c'],
      ['c', null],
    ]);
  });

  it('makes a PersonaError of what an adapter throws, also at once', async () => {
    const cause = new Error('boom');
    const throwing = {
      name: 'x',
      stream: () => {
        throw cause;
      },
    };
    const { error } = await collect(route([throwing, throwing]).stream(request, signalled())).settled;
    expect(PersonaError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'llm-failed', cause });
  });

  it('needs an adapter', () => {
    expect(() => route([])).toThrow('needs an adapter');
  });
});

describe('after the first part', () => {
  it('an error passes through as it is, and counts', async () => {
    const { a, b, ask, later, of, hops } = makeRouter(2);
    const error = fault('llm-truncated');
    const { settled } = ask();
    await later(0);
    a.last.send({ type: 'reasoning-delta', text: 'Hm' }, error);
    expect(await settled).toMatchObject({ parts: [{ text: 'Hm' }], error });
    expect([b.asked.length, of('a')?.failures, hops()]).toEqual([0, 1, []]);
  });

  it('three truncated answers open the breaker', async () => {
    const { a, ask, later, of } = makeRouter(2);
    for (let turn = 0; turn < 3; turn += 1) {
      const { settled } = ask();
      await later(0);
      a.last.send(said('Hi'), fault('llm-truncated'));
      await settled;
      if (turn < 2) expect(of('a')?.status).toBe('closed');
    }
    expect(of('a')?.status).toBe('open');
  });

  it('returns the promises of the winner unchanged', async () => {
    const results = [said('Hi'), said(' you')].map((value) => Promise.resolve({ done: false, value }));
    const given = [...results];
    const iterator = { next: () => results.shift(), [Symbol.asyncIterator]: () => iterator };
    const adapter = { name: 'x', stream: () => iterator as never };
    const stream = route([adapter]).stream(request, signalled())[Symbol.asyncIterator]();
    expect(await stream.next()).toEqual({ done: false, value: said('Hi') });
    expect(stream.next()).toBe(given[1]);
  });

  it('resolves concurrent next calls in order', async () => {
    const { llm, a } = makeRouter(2);
    const stream = llm.stream(request, signalled())[Symbol.asyncIterator]();
    const results = [stream.next(), stream.next(), stream.next(), stream.next()];
    await tick();
    a.last.send(said('Hi'), said(' you'), stop);
    expect((await Promise.all(results)).map(({ value }) => value as unknown)).toEqual([
      said('Hi'),
      said(' you'),
      stop,
      undefined,
    ]);
  });
});

function signalled() {
  return { signal: new AbortController().signal };
}
