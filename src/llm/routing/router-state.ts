import type { PersonaErrorCode } from '../../internal/persona-error.js';
import { p95, type Breaker, type EndpointHealth } from './endpoint-health.js';

/** The state of one endpoint of a router, for display. */
export interface EndpointState {
  /** The adapter's, with a number behind it when several bear the same. */
  readonly name: string;
  /** An open one may be tried again after `openUntil`; it stays `open` until a request does. */
  readonly status: Breaker['status'];
  /** Moving average of the time to the first part; `null` when it never answered. */
  readonly ttftMs: number | null;
  readonly p95Ms: number | null;
  /** How many times to the first part were taken. */
  readonly samples: number;
  readonly failures: number;
  /** Ms since the epoch. */
  readonly openUntil: number | null;
  readonly lastError: PersonaErrorCode | null;
}

/** What a router knows of its endpoints. Immutable; a new one only when something that it shows has changed. */
export interface RouterState {
  /** In the order in which they were given. */
  readonly endpoints: readonly EndpointState[];
  /** The name of the one that answered last. */
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

/** The same state if the endpoint looks the same. */
export function withEndpoint(state: RouterState, at: number, health: EndpointHealth): RouterState {
  const before = state.endpoints[at] as EndpointState;
  const next = endpointState(before.name, health);
  if (Object.entries(next).every(([key, value]) => before[key as keyof EndpointState] === value))
    return state;
  return { ...state, endpoints: state.endpoints.map((endpoint, index) => (index === at ? next : endpoint)) };
}
