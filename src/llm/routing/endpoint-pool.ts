import type { PersonaError } from '../../internal/persona-error.js';
import type { LlmAdapter } from '../llm-adapter.js';
import { bestEndpoint, soonestEndpoint } from './endpoint-choice.js';
import * as health from './endpoint-health.js';
import { verdictOf, type FailureVerdict } from './failure-verdict.js';
import { guarded } from './guarded.js';
import type { RouteEnvironment } from './route-environment.js';
import { endpointState, withEndpoint, type RouterState } from './router-state.js';

/** All endpoints and what is known of them; the only writer of the state. */
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
    // A listener of its own for each call, so that one that subscribes twice has to leave twice.
    const own = () => listener();
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  };

  /** The best one that may be asked now. */
  choose(except: ReadonlySet<number>): number | null {
    return bestEndpoint(this.#healths, { now: this.environment.now(), current: this.#current, except });
  }

  /** The one that may be asked soonest, when none may now. */
  chooseBlocked(except: ReadonlySet<number>): number | null {
    return soonestEndpoint(this.#healths, except);
  }

  p95Of(endpoint: number): { ms: number | null; samples: number } {
    const found = this.#of(endpoint);
    return { ms: health.p95(found), samples: found.samples };
  }

  /** Those that may be asked and of which nothing was heard for this long. */
  silentFor(ms: number): number[] {
    const now = this.environment.now();
    return this.#healths.flatMap((found, index) => {
      const heardAt = Math.max(found.ttft?.at ?? -Infinity, found.outcomes.at(-1)?.at ?? -Infinity);
      return health.isAvailable(found, now) && heardAt <= now - ms ? [index] : [];
    });
  }

  /** What the endpoints last failed of. */
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

  /** `ttftMs` is absent when the first part does not tell how fast the endpoint is: a tool call comes whole. */
  answered(endpoint: number, ttftMs?: number): void {
    const now = this.environment.now();
    const known = health.answered(this.#of(endpoint), now);
    this.#set(endpoint, ttftMs === undefined ? known : health.sampled(known, ttftMs, now));
  }

  /** An answer is on its way to the app. */
  isCurrent(endpoint: number): void {
    this.#current = endpoint;
    const lastAnswered = this.names[endpoint] ?? null;
    this.#publish(lastAnswered === this.#state.lastAnswered ? this.#state : { ...this.#state, lastAnswered });
  }

  /** Another was faster. */
  outrun(endpoint: number, elapsedMs: number): void {
    const known = health.released(this.#of(endpoint));
    this.#set(endpoint, health.sampledAtLeast(known, elapsedMs, this.environment.now()));
  }

  succeeded(endpoint: number): void {
    this.#set(endpoint, health.succeeded(this.#of(endpoint), this.environment.now()));
  }

  /** `elapsedMs` is how long it left us waiting, if that is why it failed. */
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
    const retryAfterMs = verdict === 'missing' ? health.MAX_OPEN_MS : data.retryAfterMs;
    this.#set(endpoint, health.failed(known, { at: now, code, retryAfterMs, random }));
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
    // Later, and once for several changes: a listener must not come into the middle of a request's own doings.
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) guarded(listener);
    });
  }
}
