import { FakeClock } from '../../../core/testing/fake-clock.js';
import { custom } from '../../custom.js';
import type { LlmAdapter, LlmPart, LlmRequest } from '../../llm-adapter.js';
import { llmError } from '../../llm-error.js';
import type { LlmErrorCode } from '../../llm-error-info.js';
import { collect, tick } from '../../testing/collect.js';
import { route, type RoutedLlm } from '../route.js';
import type { RouteFallback, RouteOptions } from '../route-options.js';

export const request: LlmRequest = { messages: [{ role: 'user', content: 'Hi' }] };
export const said = (text: string): LlmPart => ({ type: 'text-delta', text });
export const stop: LlmPart = { type: 'finish', reason: 'stop' };

export const fault = (code: LlmErrorCode, data: object = {}) => llmError(code, { message: code, ...data });

/** One request that an endpoint received. */
export interface Asked {
  readonly request: LlmRequest;
  readonly signal: AbortSignal;
  send(...items: (LlmPart | Error)[]): void;
}

/** An endpoint whose answers the test provides. */
export class FakeEndpoint {
  readonly asked: Asked[] = [];
  readonly adapter: LlmAdapter;

  constructor(name: string) {
    const open = (call: LlmRequest & { signal: AbortSignal }) => this.#open(call);
    this.adapter = custom(open, { name });
  }

  get last(): Asked {
    const found = this.asked.at(-1);
    if (!found) throw new Error('Not asked yet.');
    return found;
  }

  get signals(): boolean[] {
    return this.asked.map(({ signal }) => signal.aborted);
  }

  async *#open({ signal, ...given }: LlmRequest & { signal: AbortSignal }): AsyncGenerator<LlmPart> {
    const queue: (LlmPart | Error)[] = [];
    let wake: () => void = () => undefined;
    this.asked.push({
      request: given,
      signal,
      send(...items) {
        queue.push(...items);
        wake();
      },
    });
    for (;;) {
      const item = queue.shift();
      if (item instanceof Error) throw item;
      if (item) yield item;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
}

/** A router with endpoints `a`, `b`, `c`, and a stopped clock. */
export function makeRouter(count: number, options: RouteOptions = {}) {
  const clock = new FakeClock();
  const endpoints = ['a', 'b', 'c'].slice(0, count).map((name) => new FakeEndpoint(name));
  const fallbacks: RouteFallback[] = [];
  const { now, setTimeout, clearTimeout } = clock;
  const llm: RoutedLlm = route(
    endpoints.map(({ adapter }) => adapter),
    {
      onFallback: (event) => fallbacks.push(event),
      environment: { now, setTimeout, clearTimeout, random: () => 0.5 },
      ...options,
    },
  );
  const ask = (given: LlmRequest = request) => {
    const controller = new AbortController();
    return { controller, ...share(collect(llm.stream(given, { signal: controller.signal }))) };
  };
  const later = async (ms: number) => {
    await tick();
    clock.advance(ms);
    await tick();
  };
  /** Lets one endpoint give a complete answer after `ms`. */
  const answer = async (endpoint: FakeEndpoint | undefined, ms: number) => {
    const { settled } = ask();
    await later(ms);
    endpoint?.last.send(said('Hi'), stop);
    return settled;
  };
  const [a, b, c] = endpoints as [FakeEndpoint, FakeEndpoint, FakeEndpoint];
  const hops = () => fallbacks.map(({ from, to, error, disabled }) => [from, to, error.code, disabled]);
  const of = (name: string) => llm.getState().endpoints.find((endpoint) => endpoint.name === name);
  return { llm, clock, a, b, c, ask, later, answer, hops, of };
}

/** `collect` returns a live object, so do not destructure it. */
const share = (collected: ReturnType<typeof collect>) => ({ collected, settled: collected.settled });
