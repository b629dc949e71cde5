import { describe, expect, it } from 'vitest';
import { tick } from '../testing/collect.js';
import { fault, makeRouter, said, stop } from './testing/route-harness.js';

describe('the choice of the endpoint', () => {
  it('begins with the first and leaves it when another is faster', async () => {
    const { a, b, answer, llm } = makeRouter(2);
    await answer(a, 800);
    expect(llm.getState().lastAnswered).toBe('a');
    await answer(b, 300);
    await answer(b, 300);
    expect([a.asked.length, b.asked.length, llm.getState().lastAnswered]).toEqual([1, 2, 'b']);
  });

  it('does not take the time of a tool call for the time to the first part', async () => {
    const { a, ask, later, of } = makeRouter(2);
    const { settled } = ask();
    await later(4000);
    a.last.send({ type: 'tool-call', id: '1', name: 't', arguments: '{}' }, stop);
    await settled;
    expect(of('a')).toMatchObject({ samples: 0, ttftMs: null });
  });
});

describe('the time for the first part', () => {
  it('is 8 s at first; then the next endpoint is tried and the late one is aborted', async () => {
    const { a, b, ask, later, hops, of } = makeRouter(2);
    const { settled } = ask();
    await later(7999);
    expect(b.asked).toEqual([]);
    await later(1);
    expect(a.signals).toEqual([true]);
    a.last.send(said('late'));
    b.last.send(said('Hi'), stop);
    expect((await settled).parts).toEqual([said('Hi'), stop]);
    expect([hops(), of('a')?.ttftMs]).toEqual([[['a', 'b', 'llm-timeout', false]], 8000]);
  });

  it('is one and a half of the p95 after five samples, at least 2 s', async () => {
    const { a, b, ask, later, answer } = makeRouter(2);
    for (const ms of [400, 400, 400, 400, 400]) await answer(a, ms);
    ask();
    await later(1999);
    expect(b.asked).toEqual([]);
    await later(1);
    expect(b.asked).toHaveLength(1);
  });

  it('can be given, as a number or a function of the p95', async () => {
    const seen: (number | null)[] = [];
    const byFunction = makeRouter(2, { firstPartTimeoutMs: (p95) => (seen.push(p95), 100) });
    byFunction.ask();
    await byFunction.later(100);
    expect([byFunction.b.asked.length, seen]).toEqual([1, [null, null]]);
    const byNumber = makeRouter(2, { firstPartTimeoutMs: 50 });
    byNumber.ask();
    await byNumber.later(50);
    expect(byNumber.b.asked).toHaveLength(1);
    const never = makeRouter(2, { firstPartTimeoutMs: Infinity });
    never.ask();
    await never.later(1e9);
    expect(never.b.asked).toEqual([]);
  });

  it('does not cut off the last one left', async () => {
    const { b, a, ask, later } = makeRouter(2);
    const { settled } = ask();
    await later(8000);
    await later(100_000);
    expect([a.signals, b.signals]).toEqual([[true], [false]]);
    b.last.send(said('Hi'), stop);
    expect((await settled).parts).toEqual([said('Hi'), stop]);
  });
});

describe('an endpoint that asked for a pause', () => {
  it('is left alone until then, and after that tried by one request at a time', async () => {
    const { a, b, ask, later, answer, of } = makeRouter(2);
    const { settled } = ask();
    await later(0);
    a.last.send(fault('llm-rate-limited', { retryAfterMs: 60_000 }));
    await later(2000);
    b.last.send(said('Hi'), stop);
    await settled;
    await answer(b, 2000);
    expect([a.asked.length, b.asked.length]).toEqual([1, 2]);
    await later(60_000);
    ask();
    await later(0);
    expect([a.asked.length, of('a')?.status]).toEqual([2, 'half-open']);
    ask();
    await later(0);
    expect([a.asked.length, b.asked.length]).toEqual([2, 3]);
    a.last.send(said('Hi'));
    await tick();
    expect(of('a')?.status).toBe('closed');
  });

  it('is used once if no other is available: the one that is available soonest', async () => {
    const { a, b, c, ask, later } = makeRouter(3);
    const first = ask();
    await later(0);
    a.last.send(fault('llm-rate-limited', { retryAfterMs: 9000 }));
    await later(0);
    b.last.send(fault('llm-rate-limited', { retryAfterMs: 3000 }));
    await later(0);
    c.last.send(fault('llm-rate-limited', { retryAfterMs: 6000 }));
    await first.settled;
    const second = ask();
    await later(0);
    expect([a, b, c].map(({ asked }) => asked.length)).toEqual([1, 2, 1]);
    b.last.send(fault('llm-failed'));
    expect((await second.settled).error?.code).toBe('llm-failed');
    expect([a, b, c].map(({ asked }) => asked.length)).toEqual([1, 2, 1]);
  });
});

describe('an abort', () => {
  it('ends a request that waits for its first part, without a failure or a sample', async () => {
    const { a, b, ask, later, of, clock, hops } = makeRouter(2, { hedge: true });
    const { settled, controller } = ask();
    await later(1000);
    controller.abort();
    expect([a.signals, b.signals]).toEqual([[true], [true]]);
    expect(await settled).toMatchObject({ parts: [], error: undefined });
    a.last.send(fault('llm-failed'));
    b.last.send(said('late'));
    await tick();
    expect(of('a')).toMatchObject({ failures: 0, samples: 0 });
    expect([clock.pending, hops()]).toEqual([0, []]);
  });

  it('ends an answer that runs, and gives a tried endpoint free', async () => {
    const { a, ask, later, of, clock } = makeRouter(1);
    const failing = ask();
    await later(0);
    a.last.send(fault('llm-rate-limited', { retryAfterMs: 10 }));
    await failing.settled;
    clock.advance(10);
    const waiting = ask();
    await later(0);
    expect(of('a')?.status).toBe('half-open');
    waiting.controller.abort();
    expect(of('a')?.status).toBe('open');
    const running = ask();
    await later(0);
    a.last.send(said('Hi'));
    await later(0);
    running.controller.abort();
    expect((await running.settled).error).toBeUndefined();
    expect(of('a')).toMatchObject({ status: 'closed', failures: 1, samples: 1 });
  });

  it('in the onFallback callback tries no other endpoint', async () => {
    const { a, b, ask, later } = makeRouter(2, { onFallback: () => controller.abort() });
    const { settled, controller } = ask();
    await later(0);
    a.last.send(fault('llm-failed'));
    expect((await settled).error).toBeUndefined();
    expect(b.asked).toEqual([]);
  });
});
