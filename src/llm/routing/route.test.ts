import { describe, expect, it, vi } from 'vitest';
import { openaiCompatible } from '../providers/openai-compatible.js';
import { chatHarness } from '../testing/chat-harness.js';
import { collect, tick } from '../testing/collect.js';
import { describeLlmAdapterConformance } from '../testing/llm-adapter.conformance.js';
import type { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { custom } from '../custom.js';
import { route } from './route.js';
import { fault, makeRouter, request, said, stop } from './testing/route-harness.js';

const chat = ({ fetch }: ScriptedEndpoint) =>
  openaiCompatible({ url: 'https://llm.test/v1', model: 'm', fetch });
const down = () =>
  openaiCompatible({ url: '/v1', model: 'n', fetch: () => Promise.reject(new TypeError('down')) });

describeLlmAdapterConformance('route of one', () => chatHarness((endpoint) => route([chat(endpoint)])));
describeLlmAdapterConformance('route of two', () =>
  chatHarness((endpoint) => route([chat(endpoint), down()], { hedge: true })),
);
describeLlmAdapterConformance('route of two, the first of which is down', () =>
  chatHarness((endpoint) => route([down(), chat(endpoint)])),
);

describe('the state', () => {
  it('lists every endpoint and keeps its identity while nothing changes', async () => {
    const { llm, a, answer } = makeRouter(2);
    const before = llm.getState();
    expect(before).toEqual({
      endpoints: ['a', 'b'].map((name) => ({
        name,
        status: 'closed',
        ttftMs: null,
        p95Ms: null,
        samples: 0,
        failures: 0,
        openUntil: null,
        lastError: null,
      })),
      lastAnswered: null,
    });
    expect(llm.getState()).toBe(before);
    await answer(a, 300);
    const after = llm.getState();
    expect(after.endpoints[0]).toMatchObject({ ttftMs: 300, p95Ms: 300, samples: 1 });
    expect(after.endpoints[1]).toBe(before.endpoints[1]);
    expect([after.lastAnswered, before.lastAnswered, llm.getState() === after]).toEqual(['a', null, true]);
  });

  it('notifies subscribers only of changes', async () => {
    const { llm, a, ask, answer, later } = makeRouter(2);
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const seen: unknown[] = [];
    const throwing = llm.subscribe(() => {
      throw new Error('boom');
    });
    const leave = llm.subscribe(() => seen.push(llm.getState()));
    await answer(a, 300);
    expect(log).toHaveBeenCalledWith(new Error('boom'));
    log.mockRestore();
    throwing();
    expect(seen.at(-1)).toBe(llm.getState());
    expect(new Set(seen).size).toBe(seen.length);
    const count = seen.length;
    const aborted = ask();
    await later(5);
    aborted.controller.abort();
    await tick();
    expect(seen).toHaveLength(count);
    leave();
    await answer(a, 900);
    expect(seen).toHaveLength(count);
  });

  it('distinguishes endpoints with the same name, and has its own name', () => {
    const adapter = custom(async function* () {
      yield 'Hi';
    });
    const llm = route([adapter, adapter]);
    expect(llm.getState().endpoints.map(({ name }) => name)).toEqual(['custom', 'custom #2']);
    expect([llm.name, route([adapter], { name: 'mine' }).name]).toEqual(['route(custom, custom #2)', 'mine']);
  });
});

describe('a callback of the app that throws', () => {
  it('does not keep the fallback from happening', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const boom = () => {
      throw new Error('boom');
    };
    const { a, b, ask, later } = makeRouter(2, { onFallback: boom, firstPartTimeoutMs: boom });
    const { settled } = ask();
    await later(0);
    a.last.send(fault('llm-failed'));
    await later(0);
    b.last.send(said('Hi'), stop);
    expect((await settled).parts).toHaveLength(2);
    log.mockRestore();
  });
});

describe('probing', () => {
  it('probes endpoints without samples one after the other, until their first part', async () => {
    const { llm, a, b, c, answer, later, of } = makeRouter(3);
    await answer(a, 300);
    const probe = llm.probe();
    await later(200);
    expect([b.asked.length, c.asked.length]).toEqual([1, 0]);
    expect(b.last.request.messages).toEqual([{ role: 'user', content: 'ping' }]);
    b.last.send(said('po'), said('ng'));
    await later(100);
    expect(b.signals).toEqual([true]);
    c.last.send(fault('llm-unauthorized'));
    expect(await probe).toBe(true);
    expect([a.asked.length, of('b')?.ttftMs, of('c')?.status]).toEqual([1, 200, 'disabled']);
    expect(llm.getState().lastAnswered).toBe('a');
  });

  it('stops for a request immediately, and does not start during one', async () => {
    const { llm, a, b, ask, later, of } = makeRouter(2);
    const probe = llm.probe();
    expect(llm.probe()).toBe(probe);
    await tick();
    const { settled } = ask();
    await tick();
    expect(a.signals).toEqual([true, false]);
    expect(await probe).toBe(false);
    expect(await llm.probe()).toBe(false);
    a.last.send(said('Hi'), stop);
    await settled;
    expect([of('a')?.failures, b.asked.length]).toEqual([0, 0]);
    await later(0);
    void llm.probe();
    await tick();
    expect(b.asked).toHaveLength(1);
  });

  it('counts a silent endpoint as late, and ends with its signal', async () => {
    const { llm, b, a, later, of } = makeRouter(2);
    const controller = new AbortController();
    const probe = llm.probe(controller.signal);
    await later(8000);
    expect(of('a')).toMatchObject({ failures: 1, lastError: 'llm-timeout' });
    controller.abort();
    expect(await probe).toBe(false);
    expect([a.signals, b.signals, of('b')?.failures]).toEqual([[true], [true], 0]);
  });

  it('repeats while it is on, and is off by default', async () => {
    const { llm, a, later, clock } = makeRouter(1, { probeIntervalMs: 1000 });
    await later(5000);
    expect(a.asked).toEqual([]);
    llm.startProbing()();
    expect(clock.pending).toBe(0);
    const end = llm.startProbing();
    await later(0);
    a.last.send(said('pong'));
    await later(0);
    await later(999);
    expect(a.asked).toHaveLength(1);
    await later(1);
    expect(a.asked).toHaveLength(2);
    end();
    expect(a.signals).toEqual([true, true]);
    await later(9000);
    expect([a.asked.length, clock.pending]).toEqual([2, 0]);
  });

  it('comes back soon after it made way', async () => {
    const { llm, a, b, ask, later } = makeRouter(2, { probeIntervalMs: 1000 });
    const { settled } = ask();
    await later(0);
    const end = llm.startProbing();
    await later(0);
    a.last.send(said('Hi'), stop);
    await settled;
    await later(100);
    expect(b.asked).toHaveLength(1);
    end();
  });
});

it('asks for nothing before the first part is wanted, and lets go when the consumer leaves', async () => {
  const { llm, a, clock } = makeRouter(1);
  const stream = llm.stream(request, { signal: new AbortController().signal })[Symbol.asyncIterator]();
  expect(a.asked).toEqual([]);
  void stream.next();
  await tick();
  await stream.return?.();
  expect([a.signals, clock.pending]).toEqual([[true], 0]);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  const unused = llm.stream(request, { signal: new AbortController().signal });
  await unused[Symbol.asyncIterator]().return?.();
  expect((await collect(unused).settled).parts).toEqual([]);
});
