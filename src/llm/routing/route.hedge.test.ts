import { describe, expect, it } from 'vitest';
import type { LlmRequest } from '../llm-adapter.js';
import { tick } from '../testing/collect.js';
import { fault, makeRouter, request, said, stop } from './testing/route-harness.js';

describe('a hedge', () => {
  it.each(['a', 'b'] as const)('the first part wins: %s', async (winner) => {
    const { a, b, ask, later, of, hops } = makeRouter(2, { hedge: true });
    const { settled } = ask();
    await later(699);
    expect(b.asked).toEqual([]);
    await later(1);
    await later(300);
    const [fast, slow] = winner === 'a' ? [a, b] : [b, a];
    fast.last.send(said('Hi'), stop);
    await tick();
    slow.last.send(said('late'), stop);
    expect((await settled).parts).toEqual([said('Hi'), stop]);
    expect([fast.signals, slow.signals]).toEqual([[false], [true]]);
    expect(of(winner)?.ttftMs).toBe(winner === 'a' ? 1000 : 300);
    // `a` is known to have taken longer than expected. Nothing is known about `b`.
    expect(of(winner === 'a' ? 'b' : 'a')?.ttftMs).toBe(winner === 'a' ? null : 1000);
    expect([of('a')?.failures, of('b')?.failures, hops()]).toEqual([0, 0, []]);
  });

  it('starts after the p95 of the slow endpoint, or after the given time', async () => {
    const { a, b, ask, later, answer } = makeRouter(2, { hedge: true, firstPartTimeoutMs: 60_000 });
    await answer(a, 500);
    await answer(a, 450);
    ask();
    await later(699);
    expect(b.asked).toEqual([]);
    const told = makeRouter(2, { hedge: { afterMs: 50 } });
    told.ask();
    await told.later(50);
    expect(told.b.asked).toHaveLength(1);
  });

  it('is one at most, and off by default', async () => {
    const { c, ask, later } = makeRouter(3, { hedge: true });
    ask();
    await later(3000);
    await later(3000);
    expect(c.asked).toEqual([]);
    const off = makeRouter(2);
    off.ask();
    await off.later(5000);
    expect(off.b.asked).toEqual([]);
  });

  it('is not made for a request with tools', async () => {
    const { b, ask, later } = makeRouter(2, { hedge: true });
    const tools: LlmRequest = { ...request, tools: [{ name: 't', parameters: {} }] };
    ask(tools);
    await later(5000);
    expect(b.asked).toEqual([]);
  });

  it('takes over when the first fails, and is not missed when it fails itself', async () => {
    const one = makeRouter(2, { hedge: true });
    const first = one.ask();
    await one.later(700);
    one.a.last.send(fault('llm-failed'));
    await tick();
    one.b.last.send(said('Hi'), stop);
    expect((await first.settled).parts).toEqual([said('Hi'), stop]);
    expect(one.hops()).toEqual([['a', 'b', 'llm-failed', false]]);

    const two = makeRouter(2, { hedge: true });
    const second = two.ask();
    await two.later(700);
    two.b.last.send(fault('llm-invalid-request'));
    await two.later(60_000);
    two.a.last.send(said('Hi'), stop);
    expect((await second.settled).parts).toEqual([said('Hi'), stop]);
    expect(two.hops()).toEqual([]);
  });
});
