import type { PersonaError } from '../../internal/persona-error.js';
import { CallOrigins } from './call-origins.js';
import { Attempt, type AttemptEvents } from './attempt.js';
import type { EndpointPool } from './endpoint-pool.js';
import { guarded } from './guarded.js';
import { firstPartLimit, hedgeDelay, type RouteFallback, type RouteOptions } from './route-options.js';
import type { LlmRequest } from '../llm-adapter.js';

/** The shared state of a router's requests. */
export class RouterCore {
  readonly pool: EndpointPool;
  readonly origins = new CallOrigins();
  readonly #options: RouteOptions;
  /** The number of running requests of the app. */
  #running = 0;
  #onBusy: () => void = () => undefined;

  constructor(pool: EndpointPool, options: RouteOptions) {
    this.pool = pool;
    this.#options = options;
  }

  get isIdle(): boolean {
    return this.#running === 0;
  }

  /** Call this when a request from the app begins. It cancels a running probe. */
  requestBegins(): void {
    this.#running += 1;
    this.#onBusy();
  }

  requestEnds(): void {
    this.#running -= 1;
  }

  /** Sets the callback, which replaces any earlier one. */
  set onBusy(callback: () => void) {
    this.#onBusy = callback;
  }

  /** Creates an attempt without starting it. */
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

  /**
   * Returns `null` if the request must not be hedged. A request with tools is never hedged, because the endpoint may
   * run them itself.
   */
  hedgeDelay(endpoint: number, { tools = [] }: LlmRequest): number | null {
    return tools.length > 0 ? null : hedgeDelay(this.#options, this.pool.p95Of(endpoint));
  }

  /** `to` is `undefined` if no other endpoint takes over. */
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
