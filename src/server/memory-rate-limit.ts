import { checkedPositive } from './checked-option.js';
import type { RateLimit } from './rate-limit.js';

/** Options of `createMemoryRateLimit`. */
export interface MemoryRateLimitOptions {
  /** The number of requests that a user may make in each window. @default 60 */
  readonly points?: number | undefined;
  /** The length of the window, in milliseconds. @default 60000 */
  readonly windowMs?: number | undefined;
  /**
   * The maximum number of users in memory. Above it, the least recently seen users are removed, except those at their
   * limit. If the 100 least recently seen users are all at their limit, new users share one limit. @default 10000
   */
  readonly maxKeys?: number | undefined;
  /** The clock, in milliseconds. @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** The key that is shared when memory is full. User keys are never empty. */
const NEWCOMERS = '';
/**
 * How many users are checked to make room for a new one. Without this limit, full memory would slow down every request.
 */
const MOST_TRIES = 100;

/**
 * Creates a token bucket rate limit in the memory of this process. With several instances, each counts separately. It
 * stores one number per user: the time at which the bucket is full again.
 *
 * @throws PersonaError `config-invalid`
 * @example
 * createSessionHandler({ ...sessionOptions, rateLimitKey: userIdOf, rateLimit: createMemoryRateLimit({ points: 10 }) });
 */
export function createMemoryRateLimit(options: MemoryRateLimitOptions = {}): RateLimit {
  const { now = Date.now } = options;
  const points = checkedPositive('points', options.points ?? 60);
  const windowMs = checkedPositive('windowMs', options.windowMs ?? 60_000);
  const maxKeys = checkedPositive('maxKeys', options.maxKeys ?? 10_000);
  // In order of use: the first entry is the least recently seen.
  const fullAt = new Map<string, number>();
  // A tolerance of one millionth for rounding errors.
  const waitAfter = (full: number, time: number) => full + windowMs / points - time - windowMs * (1 + 1e-6);
  return {
    consume(asked) {
      const time = now();
      const isLimited = (full: number) => waitAfter(full, time) > 0;
      const key = fullAt.has(asked)
        ? asked
        : makeRoom(fullAt, maxKeys, isLimited)
          ? ownCopy(asked)
          : NEWCOMERS;
      // An empty bucket is full after one window. A later time means that the clock was set back.
      const full = Math.min(Math.max(fullAt.get(key) ?? time, time), time + windowMs);
      const wait = waitAfter(full, time);
      fullAt.delete(key);
      fullAt.set(key, wait > 0 ? full : full + windowMs / points);
      return wait > 0 ? { allowed: false, retryAfterMs: wait } : { allowed: true };
    },
  };
}

/** Copies a key. As a slice of a longer text, such as a header, it would keep the whole text in memory. */
const ownCopy = (key: string): string => Array.from(key).join('');

/** Removes the least recently seen user that is not at the limit. Returns false if none was found. */
function makeRoom(
  fullAt: Map<string, number>,
  maxKeys: number,
  isLimited: (full: number) => boolean,
): boolean {
  if (fullAt.size < maxKeys) return true;
  let left = Math.min(fullAt.size, MOST_TRIES);
  for (const [key, full] of fullAt) {
    if (left === 0) return false;
    left -= 1;
    fullAt.delete(key);
    if (!isLimited(full)) return true;
    // Moved to the end, so that the next search does not start with it.
    fullAt.set(key, full);
  }
  return false;
}
