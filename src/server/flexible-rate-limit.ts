import { invalidOption } from './checked-option.js';
import type { RateLimit } from './rate-limit.js';

/** The part of a `rate-limiter-flexible` limiter that this package uses. */
export interface FlexibleRateLimiter {
  /** Rejects with `{ msBeforeNext }` at the limit, and with an `Error` if its store fails. */
  consume(key: string): Promise<unknown>;
}

/**
 * Uses a limiter from `rate-limiter-flexible`, so that all instances of a server share one limit. Install the package
 * yourself; it is not imported here.
 *
 * @throws PersonaError `config-invalid`
 * @example
 * import { createSessionHandler, fromRateLimiterFlexible } from 'anam-react/server';
 * import { Redis } from 'ioredis';
 * import { RateLimiterRedis } from 'rate-limiter-flexible';
 *
 * const redis = new Redis(process.env.REDIS_URL!);
 * const limiter = new RateLimiterRedis({ storeClient: redis, keyPrefix: 'persona', points: 10, duration: 60 });
 * createSessionHandler({ ...sessionOptions, rateLimitKey: userIdOf, rateLimit: fromRateLimiterFlexible(limiter) });
 */
export function fromRateLimiterFlexible(limiter: FlexibleRateLimiter): RateLimit {
  if (typeof limiter?.consume !== 'function') {
    throw invalidOption('`fromRateLimiterFlexible` takes a limiter of the package rate-limiter-flexible.');
  }
  return {
    async consume(key) {
      try {
        await limiter.consume(key);
        return { allowed: true };
      } catch (reason) {
        const retryAfterMs = waitIn(reason);
        if (retryAfterMs === null) throw reason;
        return { allowed: false, retryAfterMs };
      }
    },
  };
}

/** Returns the wait in a rejection. Checked by shape, not by class, because there may be two copies of the package. */
function waitIn(reason: unknown): number | null {
  if (typeof reason !== 'object' || reason === null || reason instanceof Error) return null;
  const { msBeforeNext } = reason as { msBeforeNext?: unknown };
  return typeof msBeforeNext === 'number' ? msBeforeNext : null;
}
