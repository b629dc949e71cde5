import type { PersonaErrorCode } from '../../internal/persona-error.js';

/** The circuit breaker of an endpoint. `until` is in milliseconds since the epoch. */
export type Breaker =
  | { readonly status: 'closed' }
  /** After `until`, one request may try the endpoint. */
  | { readonly status: 'open'; readonly until: number }
  /** That request is in progress. */
  | { readonly status: 'half-open'; readonly until: number }
  /** The endpoint rejected the key and is not used again. */
  | { readonly status: 'disabled' };

interface Decaying {
  readonly value: number;
  readonly at: number;
}

/** The measurements of one endpoint. Immutable, so that states can be compared by identity. */
export interface EndpointHealth {
  readonly breaker: Breaker;
  /** Moving average of the time to the first part, in milliseconds. */
  readonly ttft: Decaying | null;
  /** Moving average of failures, 0 to 1. */
  readonly errors: Decaying;
  /** The newest times to the first part, for the p95. */
  readonly recent: readonly number[];
  /** The outcomes of the last minute. */
  readonly outcomes: readonly { readonly at: number; readonly ok: boolean }[];
  readonly failuresInARow: number;
  /** How often the breaker opened since the last success. */
  readonly openings: number;
  readonly samples: number;
  readonly failures: number;
  readonly lastError: PersonaErrorCode | null;
}

export interface EndpointFailure {
  readonly at: number;
  readonly code: PersonaErrorCode;
  /** The retry time from the endpoint; opens the breaker immediately. */
  readonly retryAfterMs?: number | undefined;
  /** The endpoint does not serve the account or the model, so the breaker opens for longer. */
  readonly isClosed?: boolean;
  /** A random number in [0, 1) for the jitter. */
  readonly random: number;
}

const ALPHA = 0.3;
const HALF_LIFE_MS = 600_000;
/** The time assumed for an unused endpoint, so that it is tried when the others are slower. */
const PRIOR_MS = 500;
/** An endpoint that fails every second time counts as three times as slow. */
const ERROR_PENALTY = 4;
const RECENT = 20;
const WINDOW_MS = 60_000;
const OPEN_MS = 5000;
const MAX_OPEN_MS = 300_000;
const LONGEST_CLOSED_MS = 3_600_000;

export const unknownHealth: EndpointHealth = {
  breaker: { status: 'closed' },
  ttft: null,
  errors: { value: 0, at: 0 },
  recent: [],
  outcomes: [],
  failuresInARow: 0,
  openings: 0,
  samples: 0,
  failures: 0,
  lastError: null,
};

const decay = (ms: number): number => 2 ** (-Math.max(0, ms) / HALF_LIFE_MS);

/** The expected time to the first part, in milliseconds. Old values count less, so that the endpoint is tried again. */
function expectedTtft({ ttft }: EndpointHealth, now: number): number {
  if (!ttft) return PRIOR_MS;
  return PRIOR_MS + (ttft.value - PRIOR_MS) * decay(now - ttft.at);
}

/**
 * How long to pause the endpoint, if it says so. Its retry time alone is not enough: Gemini sends a short one when the
 * daily quota is used up.
 */
function pauseOf({ retryAfterMs, isClosed }: EndpointFailure): number | undefined {
  if (isClosed) return Math.min(Math.max(retryAfterMs ?? 0, MAX_OPEN_MS), LONGEST_CLOSED_MS);
  return retryAfterMs && Math.min(retryAfterMs, MAX_OPEN_MS);
}

/** Rates an endpoint; lower is better. */
export function score(health: EndpointHealth, now: number): number {
  const { value, at } = health.errors;
  return expectedTtft(health, now) * (1 + ERROR_PENALTY * value * decay(now - at));
}

/** The 95th percentile (nearest rank); `null` before the first sample. */
export function p95({ recent }: EndpointHealth): number | null {
  const sorted = [...recent].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null;
}

/** Whether the endpoint is available now. */
export function isAvailable({ breaker }: EndpointHealth, now: number): boolean {
  return breaker.status === 'closed' || (breaker.status === 'open' && breaker.until <= now);
}

/** Records that a request starts. */
export function begun(health: EndpointHealth): EndpointHealth {
  const { breaker } = health;
  return breaker.status === 'open'
    ? { ...health, breaker: { status: 'half-open', until: breaker.until } }
    : health;
}

/** Records that a request ended without a measurement: it was aborted or invalid. */
export function released(health: EndpointHealth): EndpointHealth {
  const { breaker } = health;
  return breaker.status === 'half-open'
    ? { ...health, breaker: { status: 'open', until: breaker.until } }
    : health;
}

/** Records how long the first part took. */
export function sampled(health: EndpointHealth, ms: number, at: number): EndpointHealth {
  const { ttft, recent, samples } = health;
  const old = ttft ? (1 - ALPHA) * decay(at - ttft.at) : 0;
  const value = old * (ttft?.value ?? 0) + (1 - old) * ms;
  return { ...health, ttft: { value, at }, recent: [...recent, ms].slice(-RECENT), samples: samples + 1 };
}

/** Records that no first part arrived within this time, if one was expected by then. */
export function sampledAtLeast(health: EndpointHealth, ms: number, at: number): EndpointHealth {
  return ms > expectedTtft(health, at) ? sampled(health, ms, at) : health;
}

/** Records that the first part arrived, so the endpoint is available again. */
export function answered(health: EndpointHealth, at: number): EndpointHealth {
  const { breaker } = health;
  const tried = breaker.status === 'half-open' || (breaker.status === 'open' && breaker.until <= at);
  return tried ? { ...health, breaker: { status: 'closed' } } : health;
}

/** Records a complete answer. */
export function succeeded(health: EndpointHealth, at: number): EndpointHealth {
  return { ...withOutcome(health, at, true), failuresInARow: 0, openings: 0 };
}

/** Records that a request failed, before or after its first part. Opens the breaker after too many failures. */
export function failed(health: EndpointHealth, failure: EndpointFailure): EndpointHealth {
  const { at, code } = failure;
  const pauseMs = pauseOf(failure);
  const noted: EndpointHealth = {
    ...withOutcome(health, at, false),
    failuresInARow: health.failuresInARow + 1,
    failures: health.failures + 1,
    lastError: code,
  };
  const { breaker } = noted;
  if (breaker.status === 'disabled') return noted;
  if (code === 'llm-unauthorized') return { ...noted, breaker: { status: 'disabled' } };
  if (breaker.status === 'open') {
    const until = Math.max(breaker.until, at + (pauseMs ?? 0));
    return { ...noted, breaker: { status: 'open', until } };
  }
  return breaker.status === 'half-open' || pauseMs !== undefined || isTooOften(noted)
    ? opened(noted, failure)
    : noted;
}

function isTooOften({ failuresInARow, outcomes }: EndpointHealth): boolean {
  const bad = outcomes.filter(({ ok }) => !ok).length;
  return failuresInARow >= 3 || (outcomes.length >= 5 && bad * 2 > outcomes.length);
}

function opened(health: EndpointHealth, failure: EndpointFailure): EndpointHealth {
  // 80 to 120 %, so that many pages do not retry at the same moment.
  const backOff = OPEN_MS * 2 ** health.openings * (0.8 + 0.4 * failure.random);
  const wait = pauseOf(failure) ?? Math.min(backOff, MAX_OPEN_MS);
  return {
    ...health,
    breaker: { status: 'open', until: failure.at + Math.round(wait) },
    openings: health.openings + 1,
    outcomes: [],
  };
}

function withOutcome(health: EndpointHealth, at: number, ok: boolean): EndpointHealth {
  const { errors, outcomes } = health;
  const value = errors.value * decay(at - errors.at) * (1 - ALPHA) + (ok ? 0 : ALPHA);
  const recent = outcomes.filter((outcome) => outcome.at > at - WINDOW_MS);
  return { ...health, errors: { value, at }, outcomes: [...recent, { at, ok }] };
}
