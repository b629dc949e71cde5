import type { PersonaErrorCode } from '../../internal/persona-error.js';
import { p95, type Breaker, type EndpointHealth } from './endpoint-health.js';

/** The state of one endpoint of a router, for display. */
export interface EndpointState {
  /** The name of the adapter, with a number if several have the same name. */
  readonly name: string;
  /**
   * The breaker. After `openUntil`, an `open` endpoint may be tried again; it stays `open` until a request tries it.
   */
  readonly status: Breaker['status'];
  /** Moving average of the time to the first part, in milliseconds; `null` before the first answer. */
  readonly ttftMs: number | null;
  readonly p95Ms: number | null;
  /** The number of measured times to the first part. */
  readonly samples: number;
  readonly failures: number;
  /** Ms since the epoch. */
  readonly openUntil: number | null;
  readonly lastError: PersonaErrorCode | null;
}

/**
 * The state of a router's endpoints, for display. Immutable: a new object is created only when a shown value changes.
 */
export interface RouterState {
  /** In the order of the adapters passed to `route`. */
  readonly endpoints: readonly EndpointState[];
  /** The name of the endpoint that answered last. */
  readonly lastAnswered: string | null;
}

export function endpointState(name: string, health: EndpointHealth): EndpointState {
  const { breaker, ttft, samples, failures, lastError } = health;
  return {
    name,
    status: breaker.status,
    ttftMs: ttft && Math.round(ttft.value),
    p95Ms: p95(health),
    samples,
    failures,
    openUntil: 'until' in breaker ? breaker.until : null,
    lastError,
  };
}

/** Returns the same object if the endpoint's shown values did not change. */
export function withEndpoint(state: RouterState, at: number, health: EndpointHealth): RouterState {
  const before = state.endpoints[at] as EndpointState;
  const next = endpointState(before.name, health);
  if (Object.entries(next).every(([key, value]) => before[key as keyof EndpointState] === value))
    return state;
  return { ...state, endpoints: state.endpoints.map((endpoint, index) => (index === at ? next : endpoint)) };
}
