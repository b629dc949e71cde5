import { checkedPositive } from './checked-option.js';
import type { RateLimit } from './rate-limit.js';

/** Options of `createMemoryRateLimit`. */
export interface MemoryRateLimitOptions {
  /** How many requests one user may make at once, and again in each window. @default 60 */
  readonly points?: number | undefined;
  /** In ms. @default 60000 */
  readonly windowMs?: number | undefined;
  /**
   * How many users are remembered. Beyond that, those not seen for longest are forgotten, but nobody who is at the
   * limit; when all are, newcomers share one limit. @default 10000
   */
  readonly maxKeys?: number | undefined;
  /** In ms. @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** Of all who came when there was no room. No key of a user: those are not empty. */
const NEWCOMERS = '';

/**
 * Makes a rate limit in the memory of this process: enough for one instance, too generous for several. Each user has a
 * bucket that fills up evenly. One number a user is kept: the time at which the bucket is full again.
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
  // One part in a million: sums of fractions miss a window by a hair.
  const waitAfter = (full: number, time: number) => full + windowMs / points - time - windowMs * (1 + 1e-6);
  return {
    consume(asked) {
      const time = now();
      const key =
        fullAt.has(asked) || makeRoom(fullAt, maxKeys, (full) => waitAfter(full, time) > 0)
          ? asked
          : NEWCOMERS;
      // A bucket that is empty is full after one window; anything later comes of a clock that was put back.
      const full = Math.min(Math.max(fullAt.get(key) ?? time, time), time + windowMs);
      const wait = waitAfter(full, time);
      fullAt.delete(key);
      fullAt.set(key, wait > 0 ? full : full + windowMs / points);
      return wait > 0 ? { allowed: false, retryAfterMs: wait } : { allowed: true };
    },
  };
}

/** Forgets the one not seen for longest that is not at its limit. False when all are. */
function makeRoom(
  fullAt: Map<string, number>,
  maxKeys: number,
  isLimited: (full: number) => boolean,
): boolean {
  if (fullAt.size < maxKeys) return true;
  let left = fullAt.size;
  for (const [key, full] of fullAt) {
    if (left === 0) return false;
    left -= 1;
    fullAt.delete(key);
    if (!isLimited(full)) return true;
    // To the end, so that the next search does not begin with it again.
    fullAt.set(key, full);
  }
  return false;
}
