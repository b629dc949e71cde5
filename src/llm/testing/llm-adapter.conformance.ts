import { describe, expect, it } from 'vitest';
import type { LlmAdapter, LlmPart } from '../llm-adapter.js';
import { collect, tick } from './collect.js';
import { joinParts } from './joined-parts.js';

/** The endpoint of an adapter, controlled by the suite. Parts that are passed together arrive together. */
export interface AdapterHarness {
  readonly adapter: LlmAdapter;
  send(...parts: Extract<LlmPart, { type: 'text-delta' | 'reasoning-delta' }>[]): void;
  /** Ends the answer normally, with reason `stop`. */
  finish(): void;
  /** Reports an error from the endpoint after its answer has started. */
  fail(): void;
  /** Whether the endpoint was notified that the reader has stopped. */
  closed(): boolean;
}

const request = { messages: [{ role: 'user', content: 'Hi' }] } as const;
const said = (text: string) => ({ type: 'text-delta', text }) as const;
const thought = (text: string) => ({ type: 'reasoning-delta', text }) as const;

/** Tests what core requires from every `LlmAdapter` in the package. */
export function describeLlmAdapterConformance(name: string, makeHarness: () => AdapterHarness): void {
  const begin = async () => {
    const harness = makeHarness();
    await harness.adapter.preload?.();
    const controller = new AbortController();
    const collected = collect(harness.adapter.stream(request, { signal: controller.signal }));
    await tick();
    return { harness, controller, collected };
  };

  describe(`${name} meets the requirements of an LlmAdapter`, () => {
    it('has a name', () => {
      expect(makeHarness().adapter.name).not.toBe('');
    });

    it('yields parts in order and immediately, and finishes once', async () => {
      const { harness, collected } = await begin();
      harness.send(thought('Hm'));
      await tick();
      harness.send(said('Hi'));
      await tick();
      expect(collected.parts).toEqual([thought('Hm'), said('Hi')]);
      harness.send(said(' you'));
      harness.finish();
      const { parts, error } = await collected.settled;
      expect(error).toBeUndefined();
      expect(parts).toEqual([thought('Hm'), said('Hi'), said(' you'), { type: 'finish', reason: 'stop' }]);
    });

    it('yields parts of one chunk within one task', async () => {
      const { harness, collected } = await begin();
      harness.send(...Array.from({ length: 50 }, (_, index) => said(`w${index} `)));
      await tick();
      expect(collected.parts).toHaveLength(50);
    });

    it('throws an llm error after the parts that did arrive, and does not finish', async () => {
      const { harness, collected } = await begin();
      harness.send(thought('Hm'), said('Hi'));
      harness.fail();
      const { parts, error } = await collected.settled;
      expect(joinParts(parts)).toEqual({ text: 'Hi', reasoning: 'Hm', finish: [] });
      expect(error?.code).toMatch(/^llm-/);
    });

    it('ends without an error when it is aborted, and closes at once', async () => {
      const { harness, controller, collected } = await begin();
      harness.send(said('Hi'));
      await tick();
      controller.abort();
      await tick();
      expect(harness.closed()).toBe(true);
      const { parts, error } = await collected.settled;
      expect(error).toBeUndefined();
      expect(parts).toEqual([said('Hi')]);
    });

    it('ends without an error when it is aborted before it began', async () => {
      const { adapter } = makeHarness();
      const { parts, error } = await collect(adapter.stream(request, { signal: AbortSignal.abort() }))
        .settled;
      expect([parts, error]).toEqual([[], undefined]);
    });

    it('closes when the consumer leaves', async () => {
      const harness = makeHarness();
      setImmediate(() => harness.send(said('Hi'), said(' you')));
      for await (const part of harness.adapter.stream(request, { signal: new AbortController().signal })) {
        expect(part).toEqual(said('Hi'));
        break;
      }
      await tick();
      expect(harness.closed()).toBe(true);
    });

    it('can be asked again, also while an answer runs', async () => {
      const { harness, collected } = await begin();
      const { adapter } = harness;
      const second = new AbortController();
      const other = collect(adapter.stream(request, { signal: second.signal }));
      await tick();
      second.abort();
      await other.settled;
      expect(collected.ended).toBe(false);
    });
  });
}
