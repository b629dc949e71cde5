import type { PersonaError } from '../../internal/persona-error.js';
import { CallOrigins } from './call-origins.js';
import { Attempt, type AttemptEvents } from './attempt.js';
import type { EndpointPool } from './endpoint-pool.js';
import { guarded } from './guarded.js';
import { firstPartLimit, hedgeDelay, type RouteFallback, type RouteOptions } from './route-options.js';
import type { LlmRequest } from '../llm-adapter.js';

/** What the requests of one router share. */
export class RouterCore {
  readonly pool: EndpointPool;
  readonly origins = new CallOrigins();
  readonly #options: RouteOptions;
  /** Requests of the app that run. */
  #running = 0;
  #onBusy: () => void = () => undefined;

  constructor(pool: EndpointPool, options: RouteOptions) {
    this.pool = pool;
    this.#options = options;
  }

  get isIdle(): boolean {
    return this.#running === 0;
  }

  /** A request of the app begins: what is in its way ends. */
  requestBegins(): void {
    this.#running += 1;
    this.#onBusy();
  }

  requestEnds(): void {
    this.#running -= 1;
  }

  /** One at a time. */
  set onBusy(callback: () => void) {
    this.#onBusy = callback;
  }

  /** An attempt that is not started yet. */
  attempt(endpoint: number, events: AttemptEvents): Attempt {
    const { pool } = this;
    const limitMs = firstPartLimit(this.#options, pool.p95Of(endpoint));
    pool.begun(endpoint);
    return new Attempt({ endpoint, limitMs, environment: pool.environment }, events);
  }

  start(attempt: Attempt, request: LlmRequest): void {
    const { endpoint } = attempt;
    attempt.start(this.pool.adapter(endpoint), this.origins.requestFor(endpoint, request));
  }

  /** `null` when the request is not to be hedged; a tool may be run by the endpoint itself. */
  hedgeDelay(endpoint: number, { tools = [] }: LlmRequest): number | null {
    return tools.length > 0 ? null : hedgeDelay(this.#options, this.pool.p95Of(endpoint));
  }

  /** `to` is `undefined` when nothing was to take over. */
  reportFailure(from: number, to: number | undefined, error: PersonaError): void {
    const disabled = error.code === 'llm-unauthorized';
    if (to === undefined && !disabled) return;
    const { names } = this.pool;
    const event: RouteFallback = {
      from: names[from] ?? '',
      to: names[to ?? -1] ?? null,
      error,
      disabled,
    };
    const { onFallback } = this.#options;
    if (onFallback) guarded(() => onFallback(event));
  }
}
