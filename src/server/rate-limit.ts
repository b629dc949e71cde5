import { askApp } from './ask-app.js';
import { createDeadline } from './deadline.js';
import { Refusal } from './refusal.js';
import { secondsOf } from './retry-after.js';

/** What a `RateLimit` returns: the request may pass, or how many ms to wait before the next one. */
export type RateLimitVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterMs: number };

/**
 * Limits how many requests each user can make. Several instances of a server need one that they share; see
 * `fromRateLimiterFlexible`.
 */
export interface RateLimit {
  /** Takes one request of this user, or says when the next may come. When it throws, the request is refused. */
  consume(key: string): RateLimitVerdict | Promise<RateLimitVerdict>;
}

const MAX_KEY_LENGTH = 256;
const PATIENCE_MS = 5000;

/**
 * @returns whose limit it was
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
  // Long keys that begin alike share a limit: better than a store that anybody can fill.
  const verdict = await consume(limit, key.slice(0, MAX_KEY_LENGTH));
  if (verdict.allowed) return key;
  throw new Refusal(429, 'rate-limited', 'Too many requests. Try again later.', {
    headers: secondsOf(verdict.retryAfterMs),
  });
}

/** A store that is down or hangs lets nobody in: each request would cost money that nobody counts. */
async function consume(limit: RateLimit, key: string): Promise<RateLimitVerdict> {
  // Whether the page goes away meanwhile makes no difference here: what a beacon asks for is done all the same.
  const deadline = createDeadline(PATIENCE_MS, new AbortController().signal);
  try {
    return await deadline.during(Promise.resolve(limit.consume(key)));
  } catch (cause) {
    throw new Refusal(503, 'rate-limit-failed', 'Requests cannot be counted at the moment.', {
      detail: String(cause),
    });
  }
}
