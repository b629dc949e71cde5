import { checkedPositive } from './checked-option.js';
import type { RateLimit } from './rate-limit.js';

export interface MemoryRateLimitOptions {
  /** How many requests one user may make at once, and again in each window. @default 60 */
  readonly points?: number | undefined;
  /** In ms. @default 60000 */
  readonly windowMs?: number | undefined;
  /** How many users are remembered; beyond that, those not seen for longest are forgotten. @default 10000 */
  readonly maxKeys?: number | undefined;
  /** In ms. @default Date.now */
  readonly now?: (() => number) | undefined;
}

/**
 * A bucket for each user that fills up evenly, in the memory of this process: enough for one instance, too generous
 * for several. One number a user is kept: the time at which the bucket is full again.
 *
 * @throws PersonaError `config-invalid`
 * @example
 * createSessionHandler({ …, rateLimitKey: userIdOf, rateLimit: createMemoryRateLimit({ points: 10 }) });
 */
export function createMemoryRateLimit(options: MemoryRateLimitOptions = {}): RateLimit {
  const { now = Date.now } = options;
  const points = checkedPositive('points', options.points ?? 60);
  const windowMs = checkedPositive('windowMs', options.windowMs ?? 60_000);
  const maxKeys = checkedPositive('maxKeys', options.maxKeys ?? 10_000);
  // In order of use: the first entry is the one not seen for longest.
  const fullAt = new Map<string, number>();
  const remember = (key: string, time: number) => {
    fullAt.delete(key);
    fullAt.set(key, time);
    for (const oldest of fullAt.keys()) {
      if (fullAt.size <= maxKeys) return;
      fullAt.delete(oldest);
    }
  };
  return {
    consume(key) {
      const time = now();
      // A bucket that is empty is full after one window; anything later comes of a clock that was put back.
      const full = Math.min(Math.max(fullAt.get(key) ?? time, time), time + windowMs);
      const next = full + windowMs / points;
      // One part in a million: sums of fractions miss a window by a hair.
      const wait = next - time - windowMs * (1 + 1e-6);
      remember(key, wait > 0 ? full : next);
      return wait > 0 ? { allowed: false, retryAfterMs: wait } : { allowed: true };
    },
  };
}
