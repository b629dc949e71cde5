import { askApp } from './ask-app.js';
import { createDeadline } from './deadline.js';
import { Refusal } from './refusal.js';
import { secondsOf } from './retry-after.js';

/** The result of a `RateLimit`: whether the request may pass, or how many ms to wait before the next one. */
export type RateLimitVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterMs: number };

/** Counts the requests of each user. Several server instances need a shared limit; see `fromRateLimiterFlexible`. */
export interface RateLimit {
  /** Counts one request from this user, or returns how long to wait. If it throws, the request is refused. */
  consume(key: string): RateLimitVerdict | Promise<RateLimitVerdict>;
}

const MAX_KEY_LENGTH = 256;
const PATIENCE_MS = 5000;

/**
 * @returns the key of the limit
 * @throws Refusal 429 `rate-limited`, 503 `rate-limit-failed`
 */
export async function checkRateLimit(
  request: Request,
  limit: RateLimit,
  keyOf: (request: Request) => string | Promise<string>,
): Promise<string> {
  const key: unknown = await askApp('rateLimitKey', () => keyOf(request));
  if (typeof key !== 'string' || key === '') {
    throw new Error('`rateLimitKey` must return a non-empty string.');
  }
  // Long keys with the same beginning share a limit, so that nobody can fill the store.
  const verdict = await consume(limit, key.slice(0, MAX_KEY_LENGTH));
  if (verdict.allowed) return key;
  throw new Refusal(429, 'rate-limited', 'Too many requests. Try again later.', {
    headers: secondsOf(verdict.retryAfterMs),
  });
}

/** If the store fails or hangs, requests are refused, because uncounted requests cost money. */
async function consume(limit: RateLimit, key: string): Promise<RateLimitVerdict> {
  // Continues even if the page disconnects, because a beacon does not wait.
  const deadline = createDeadline(PATIENCE_MS, new AbortController().signal);
  try {
    return await deadline.during(Promise.resolve(limit.consume(key)));
  } catch (cause) {
    throw new Refusal(503, 'rate-limit-failed', 'Requests cannot be counted at the moment.', {
      detail: String(cause),
    });
  }
}
