import type { PersonaErrorCode } from '../../internal/persona-error.js';

/** Whether an endpoint may be asked. `until` is in ms since the epoch. */
export type Breaker =
  | { readonly status: 'closed' }
  /** After `until`, one request may try it. */
  | { readonly status: 'open'; readonly until: number }
  /** That request is under way. */
  | { readonly status: 'half-open'; readonly until: number }
  /** It refused our key: not asked again. */
  | { readonly status: 'disabled' };

interface Decaying {
  readonly value: number;
  readonly at: number;
}

/** What is known of one endpoint; immutable, so that a state made of it can be compared by identity. */
export interface EndpointHealth {
  readonly breaker: Breaker;
  /** Moving average of the time to the first part, ms. */
  readonly ttft: Decaying | null;
  /** Moving average of failures, 0 to 1. */
  readonly errors: Decaying;
  /** The newest times to the first part, for the p95. */
  readonly recent: readonly number[];
  /** Of the last minute. */
  readonly outcomes: readonly { readonly at: number; readonly ok: boolean }[];
  readonly failuresInARow: number;
  /** How often it opened since it last answered well. */
  readonly openings: number;
  readonly samples: number;
  readonly failures: number;
  readonly lastError: PersonaErrorCode | null;
}

export interface EndpointFailure {
  readonly at: number;
  readonly code: PersonaErrorCode;
  /** What the endpoint said; opens the breaker at once. */
  readonly retryAfterMs?: number | undefined;
  /** In [0, 1), for the jitter. */
  readonly random: number;
}

const ALPHA = 0.3;
const HALF_LIFE_MS = 600_000;
/** An endpoint that nobody has asked is taken to be this fast: tried when the others are slower. */
const PRIOR_MS = 500;
/** One that fails every other time counts as three times as slow. */
const ERROR_PENALTY = 4;
const RECENT = 20;
const WINDOW_MS = 60_000;
const OPEN_MS = 5000;
export const MAX_OPEN_MS = 300_000;

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

/** The time to the first part that is to be expected, ms. What is old counts less and less, so that it is tried anew. */
function expectedTtft({ ttft }: EndpointHealth, now: number): number {
  if (!ttft) return PRIOR_MS;
  return PRIOR_MS + (ttft.value - PRIOR_MS) * decay(now - ttft.at);
}

/** Lower is better. */
export function score(health: EndpointHealth, now: number): number {
  const { value, at } = health.errors;
  return expectedTtft(health, now) * (1 + ERROR_PENALTY * value * decay(now - at));
}

/** The time that 19 of 20 answers kept (nearest rank), `null` before the first. */
export function p95({ recent }: EndpointHealth): number | null {
  const sorted = [...recent].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null;
}

/** Whether a request may go there now. */
export function isAvailable({ breaker }: EndpointHealth, now: number): boolean {
  return breaker.status === 'closed' || (breaker.status === 'open' && breaker.until <= now);
}

/** A request sets out. */
export function begun(health: EndpointHealth): EndpointHealth {
  const { breaker } = health;
  return breaker.status === 'open'
    ? { ...health, breaker: { status: 'half-open', until: breaker.until } }
    : health;
}

/** A request ended without telling anything: an abort, or a fault of the request itself. */
export function released(health: EndpointHealth): EndpointHealth {
  const { breaker } = health;
  return breaker.status === 'half-open'
    ? { ...health, breaker: { status: 'open', until: breaker.until } }
    : health;
}

/** The first part took this long. */
export function sampled(health: EndpointHealth, ms: number, at: number): EndpointHealth {
  const { ttft, recent, samples } = health;
  const old = ttft ? (1 - ALPHA) * decay(at - ttft.at) : 0;
  const value = old * (ttft?.value ?? 0) + (1 - old) * ms;
  return { ...health, ttft: { value, at }, recent: [...recent, ms].slice(-RECENT), samples: samples + 1 };
}

/** No first part within this time: news only if one was expected. */
export function sampledAtLeast(health: EndpointHealth, ms: number, at: number): EndpointHealth {
  return ms > expectedTtft(health, at) ? sampled(health, ms, at) : health;
}

/** The first part came: whatever follows, the endpoint is there again. */
export function answered(health: EndpointHealth, at: number): EndpointHealth {
  const { breaker } = health;
  const tried = breaker.status === 'half-open' || (breaker.status === 'open' && breaker.until <= at);
  return tried ? { ...health, breaker: { status: 'closed' } } : health;
}

/** The answer is complete. */
export function succeeded(health: EndpointHealth, at: number): EndpointHealth {
  return { ...withOutcome(health, at, true), failuresInARow: 0, openings: 0 };
}

/** It failed, before or after its first part; opens the breaker when that is too often. */
export function failed(health: EndpointHealth, failure: EndpointFailure): EndpointHealth {
  const { at, code, retryAfterMs } = failure;
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
    const until = Math.max(breaker.until, at + Math.min(retryAfterMs ?? 0, MAX_OPEN_MS));
    return { ...noted, breaker: { status: 'open', until } };
  }
  return breaker.status === 'half-open' || retryAfterMs !== undefined || isTooOften(noted)
    ? opened(noted, failure)
    : noted;
}

function isTooOften({ failuresInARow, outcomes }: EndpointHealth): boolean {
  const bad = outcomes.filter(({ ok }) => !ok).length;
  return failuresInARow >= 3 || (outcomes.length >= 5 && bad * 2 > outcomes.length);
}

function opened(health: EndpointHealth, { at, retryAfterMs, random }: EndpointFailure): EndpointHealth {
  // Between 80 and 120 %, so that many pages do not come back in the same moment.
  const wait = retryAfterMs ?? OPEN_MS * 2 ** health.openings * (0.8 + 0.4 * random);
  return {
    ...health,
    breaker: { status: 'open', until: at + Math.round(Math.min(wait, MAX_OPEN_MS)) },
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
