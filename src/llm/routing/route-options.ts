import type { PersonaError } from '../../internal/persona-error.js';
import { guarded } from './guarded.js';
import type { RouteEnvironment } from './route-environment.js';

/** What `onFallback` receives when an endpoint has failed: which one takes over, or that it is never asked again. */
export interface RouteFallback {
  readonly from: string;
  /** `null` when there was no other one to ask. */
  readonly to: string | null;
  readonly error: PersonaError;
  /** It refused the key: it is not asked again in the life of this router. */
  readonly disabled: boolean;
}

/** Options of `route`. */
export interface RouteOptions {
  /** @default `route(first, second, …)` */
  readonly name?: string | undefined;
  /**
   * How long to wait for the first part before another endpoint is asked; the last one left keeps its own time limits.
   * A function gets the endpoint's p95, `null` under five samples. Give reasoning models that hide their thoughts more.
   * @default max(1.5 × p95, 2,000), at most 8,000; 8,000 under five samples
   */
  readonly firstPartTimeoutMs?: number | ((p95Ms: number | null) => number) | undefined;
  /**
   * Asks the second-best endpoint too when the best keeps us waiting, by default for its p95, at least 700 ms. The first
   * part wins, the other request is aborted. Costs tokens. Never more than one, and never for a request with tools.
   * @default false
   */
  readonly hedge?: boolean | { readonly afterMs: number } | undefined;
  /** How often `startProbing` asks, give or take a fifth, and how old a sample has to be for it. @default 600_000 */
  readonly probeIntervalMs?: number | undefined;
  /** For your log. Nothing goes to the console; a refused key (`disabled`) is in the router's state too. */
  readonly onFallback?: ((event: RouteFallback) => void) | undefined;
  /** For tests: clock, timers and chance. */
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
  // A longer timer than that fires at once.
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

/** `null` when there is to be none. */
export function hedgeDelay({ hedge = false }: RouteOptions, { ms }: Latency): number | null {
  if (typeof hedge === 'object') return hedge.afterMs;
  return hedge ? Math.max(ms ?? 0, HEDGE_MS) : null;
}
