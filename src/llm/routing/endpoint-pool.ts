import type { PersonaError } from '../../internal/persona-error.js';
import type { LlmAdapter } from '../llm-adapter.js';
import { bestEndpoint, soonestEndpoint } from './endpoint-choice.js';
import * as health from './endpoint-health.js';
import { verdictOf, type FailureVerdict } from './failure-verdict.js';
import { guarded } from './guarded.js';
import type { RouteEnvironment } from './route-environment.js';
import { endpointState, withEndpoint, type RouterState } from './router-state.js';

/** All endpoints and their measurements. The only writer of the state. */
export class EndpointPool {
  readonly names: readonly string[];
  readonly #adapters: readonly LlmAdapter[];
  readonly environment: RouteEnvironment;
  readonly #healths: health.EndpointHealth[];
  readonly #errors: (PersonaError | undefined)[] = [];
  readonly #listeners = new Set<() => void>();
  #current: number | null = null;
  #state: RouterState;
  #isTelling = false;

  constructor(adapters: readonly LlmAdapter[], environment: RouteEnvironment) {
    this.#adapters = adapters;
    this.environment = environment;
    this.names = adapters.map(({ name }, index) => {
      const before = adapters.slice(0, index).filter((adapter) => adapter.name === name).length;
      return before === 0 ? name : `${name} #${before + 1}`;
    });
    this.#healths = adapters.map(() => health.unknownHealth);
    const endpoints = this.names.map((name) => endpointState(name, health.unknownHealth));
    this.#state = { endpoints, lastAnswered: null };
  }

  readonly getState = (): RouterState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    // A new wrapper for each call, so that a listener can subscribe twice.
    const own = () => listener();
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  };

  /** Returns the best available endpoint. */
  choose(except: ReadonlySet<number>): number | null {
    return bestEndpoint(this.#healths, { now: this.environment.now(), current: this.#current, except });
  }

  /** Returns the endpoint that becomes available soonest, if none is available now. */
  chooseBlocked(except: ReadonlySet<number>): number | null {
    return soonestEndpoint(this.#healths, except);
  }

  p95Of(endpoint: number): { ms: number | null; samples: number } {
    const found = this.#of(endpoint);
    return { ms: health.p95(found), samples: found.samples };
  }

  /** Returns the available endpoints that have had no sample for this long. */
  silentFor(ms: number): number[] {
    const now = this.environment.now();
    return this.#healths.flatMap((found, index) => {
      const heardAt = Math.max(found.ttft?.at ?? -Infinity, found.outcomes.at(-1)?.at ?? -Infinity);
      return health.isAvailable(found, now) && heardAt <= now - ms ? [index] : [];
    });
  }

  /** The last error of each endpoint. */
  get errors(): PersonaError[] {
    return this.#errors.filter((error) => error !== undefined);
  }

  adapter(endpoint: number): LlmAdapter {
    return this.#adapters[endpoint] as LlmAdapter;
  }

  begun(endpoint: number): void {
    this.#set(endpoint, health.begun(this.#of(endpoint)));
  }

  released(endpoint: number): void {
    this.#set(endpoint, health.released(this.#of(endpoint)));
  }

  /**
   * Records the first part. `ttftMs` is missing if that part says nothing about the speed: a tool call arrives
   * complete.
   */
  answered(endpoint: number, ttftMs?: number): void {
    const now = this.environment.now();
    const known = health.answered(this.#of(endpoint), now);
    this.#set(endpoint, ttftMs === undefined ? known : health.sampled(known, ttftMs, now));
  }

  /** Call this when the endpoint's answer is being streamed to the app. */
  isCurrent(endpoint: number): void {
    this.#current = endpoint;
    const lastAnswered = this.names[endpoint] ?? null;
    this.#publish(lastAnswered === this.#state.lastAnswered ? this.#state : { ...this.#state, lastAnswered });
  }

  /** Records that another endpoint was faster. */
  outrun(endpoint: number, elapsedMs: number): void {
    const known = health.released(this.#of(endpoint));
    this.#set(endpoint, health.sampledAtLeast(known, elapsedMs, this.environment.now()));
  }

  succeeded(endpoint: number): void {
    this.#set(endpoint, health.succeeded(this.#of(endpoint), this.environment.now()));
  }

  /** Records a failure. `elapsedMs` is how long the endpoint sent nothing, if it failed because of that. */
  failed(endpoint: number, error: PersonaError, elapsedMs = 0): FailureVerdict {
    const now = this.environment.now();
    const random = this.environment.random();
    const verdict = verdictOf(error);
    const { code, data } = error;
    const before = this.#of(endpoint);
    this.#errors[endpoint] = error;
    if (verdict === 'unfit' || verdict === 'request') {
      this.#set(endpoint, { ...health.released(before), lastError: code });
      return verdict;
    }
    const known = health.sampledAtLeast(before, elapsedMs, now);
    this.#set(
      endpoint,
      health.failed(known, {
        at: now,
        code,
        retryAfterMs: data.retryAfterMs,
        isClosed: verdict === 'closed',
        random,
      }),
    );
    return verdict;
  }

  #of(endpoint: number): health.EndpointHealth {
    return this.#healths[endpoint] as health.EndpointHealth;
  }

  #set(endpoint: number, next: health.EndpointHealth): void {
    this.#healths[endpoint] = next;
    this.#publish(withEndpoint(this.#state, endpoint, next));
  }

  #publish(state: RouterState): void {
    if (state === this.#state) return;
    this.#state = state;
    if (this.#isTelling) return;
    this.#isTelling = true;
    // Deferred and batched, so that a listener does not run in the middle of a request.
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) guarded(listener);
    });
  }
}
