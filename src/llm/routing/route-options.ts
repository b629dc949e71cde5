import type { PersonaError } from '../../internal/persona-error.js';
import { guarded } from './guarded.js';
import type { RouteEnvironment } from './route-environment.js';

/** An endpoint failed: another one is used, or it is disabled. */
export interface RouteFallback {
  readonly from: string;
  /** `null` if there is no other endpoint. */
  readonly to: string | null;
  readonly error: PersonaError;
  /** Whether the endpoint rejected the key, so that this router does not use it again. */
  readonly disabled: boolean;
}

/** Options of `route`. */
export interface RouteOptions {
  /** @default `route(first, second, …)` */
  readonly name?: string | undefined;
  /**
   * How long to wait for the first part before another endpoint is tried, in milliseconds. The last endpoint uses its own
   * time limits. A function gets the endpoint's p95 (`null` under five samples). Use a higher value for models with hidden
   * reasoning.
   * @default max(1.5 × p95, 2,000), at most 8,000; 8,000 under five samples
   */
  readonly firstPartTimeoutMs?: number | ((p95Ms: number | null) => number) | undefined;
  /**
   * Also calls the second-best endpoint if the best one takes too long, by default its p95, at least 700 ms. The first part
   * wins, and the other request is aborted. This costs tokens. At most one per request, and never for a request with tools.
   * @default false
   */
  readonly hedge?: boolean | { readonly afterMs: number } | undefined;
  /**
   * The interval of `startProbing` in milliseconds (±20 %), which is also the age at which a sample needs a new probe.
   * @default 600_000
   */
  readonly probeIntervalMs?: number | undefined;
  /**
   * Called on each fallback, for your log. The router logs nothing. A rejected key (`disabled`) is also in its state.
   */
  readonly onFallback?: ((event: RouteFallback) => void) | undefined;
  /** For tests: clock, timers and random numbers. */
  readonly environment?: Partial<RouteEnvironment> | undefined;
}

const TIMEOUT_MS = 8000;
const HEDGE_MS = 700;

const defaultTimeout = (p95Ms: number | null): number =>
  p95Ms === null ? TIMEOUT_MS : Math.min(Math.max(1.5 * p95Ms, 2000), TIMEOUT_MS);

interface Latency {
  readonly ms: number | null;
  readonly samples: number;
}

export function firstPartLimit(options: RouteOptions, { ms, samples }: Latency): number {
  const p95Ms = samples < 5 ? null : ms;
  // Longer timers fire immediately.
  return Math.min(givenLimit(options, p95Ms) ?? defaultTimeout(p95Ms), 2 ** 31 - 1);
}

function givenLimit({ firstPartTimeoutMs }: RouteOptions, p95Ms: number | null): number | undefined {
  if (typeof firstPartTimeoutMs !== 'function') return firstPartTimeoutMs;
  let limit: number | undefined;
  guarded(() => {
    limit = firstPartTimeoutMs(p95Ms);
  });
  return limit;
}

/** `null` for no hedging. */
export function hedgeDelay({ hedge = false }: RouteOptions, { ms }: Latency): number | null {
  if (typeof hedge === 'object') return hedge.afterMs;
  return hedge ? Math.max(ms ?? 0, HEDGE_MS) : null;
}
