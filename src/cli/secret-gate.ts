import { createHash, timingSafeEqual } from 'node:crypto';
import { remoteAddress, type WebHandler } from '../node/index.js';
import { jsonResponse } from '../server/json-response.js';
import { createMemoryRateLimit } from '../server/index.js';
import { Refusal } from '../server/refusal.js';

/** Wrong secrets that one address may send per minute. After that, requests are refused without checking the secret. */
const TRIES = 5;
const DELAY_MS = 1000;
const MAX_BLOCKED = 1000;

export interface SecretGateTools {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

const system: SecretGateTools = {
  now: Date.now,
  // Unreferenced, so that a pending delay does not keep the process alive.
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
};

/** Accepts requests that send the secret as `Authorization: Bearer …`. Wrong secrets are delayed, then rate-limited. */
export function secretGate(secret: string, { now, wait }: SecretGateTools = system) {
  // Digests have equal length, as `timingSafeEqual` requires.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  const failures = createMemoryRateLimit({ points: TRIES, windowMs: 60_000, now });
  /** When an address may try again. Cleared at 1,000 entries; to reach that, an attacker needs 1,000 addresses. */
  const blockedUntil = new Map<string, number>();
  return async (request: Request): Promise<boolean> => {
    const from = remoteAddress(request) ?? 'unknown';
    const blockedMs = (blockedUntil.get(from) ?? 0) - now();
    if (blockedMs > 0) throw tooManyTries(blockedMs);
    blockedUntil.delete(from);
    if (timingSafeEqual(digest(request.headers.get('authorization') ?? ''), expected)) return true;
    const verdict = await failures.consume(from);
    if (!verdict.allowed) {
      if (blockedUntil.size >= MAX_BLOCKED) blockedUntil.clear();
      blockedUntil.set(from, now() + verdict.retryAfterMs);
      throw tooManyTries(verdict.retryAfterMs);
    }
    await wait(DELAY_MS);
    return false;
  };
}

function tooManyTries(ms: number): Refusal {
  const headers = { 'retry-after': String(Math.ceil(ms / 1000)) };
  return new Refusal(429, 'rate-limited', 'Too many wrong secrets. Try again later.', { headers });
}

/**
 * Delays the response to a wrong key of an endpoint, and refuses after five of them per minute and address. A correct
 * key always passes. Behind a tunnel all callers share one address, so an attacker could otherwise lock out Anam's
 * servers.
 *
 * @param isWrong whether the endpoint has refused the key of this request
 */
export function slowWrongKeys(
  endpoint: WebHandler,
  isWrong: (request: Request) => boolean,
  { now, wait }: SecretGateTools = system,
): WebHandler {
  const failures = createMemoryRateLimit({ points: TRIES, windowMs: 60_000, now });
  return async (request) => {
    const response = await endpoint(request);
    if (!isWrong(request)) return response;
    const verdict = await failures.consume(remoteAddress(request) ?? 'unknown');
    if (verdict.allowed) {
      await wait(DELAY_MS);
      return response;
    }
    const { code, message, extras } = tooManyTries(verdict.retryAfterMs);
    return jsonResponse(429, { error: { code, message } }, extras.headers);
  };
}
