import { createHash, timingSafeEqual } from 'node:crypto';
import { remoteAddress, type WebHandler } from '../node/index.js';
import { jsonResponse } from '../server/json-response.js';
import { createMemoryRateLimit } from '../server/index.js';
import { Refusal } from '../server/refusal.js';

/** How many wrong secrets per minute and address are rejected after a delay. Further ones are rejected at once. */
const TRIES = 5;
const DELAY_MS = 1000;

export interface SecretGateTools {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

const system: SecretGateTools = {
  now: Date.now,
  // Unreferenced, so that a pending delay does not keep the process alive.
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
};

/**
 * Accepts requests that send the secret as `Authorization: Bearer …`. A wrong secret is rejected after a delay, or at
 * once after five wrong ones per minute and address. The right secret always passes. Behind a proxy or NAT all callers
 * share one address, so an attacker could otherwise lock out the others.
 */
export function secretGate(secret: string, { now, wait }: SecretGateTools = system) {
  // Digests have equal length, as `timingSafeEqual` requires.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  const failures = createMemoryRateLimit({ points: TRIES, windowMs: 60_000, now });
  return async (request: Request): Promise<boolean> => {
    if (timingSafeEqual(digest(request.headers.get('authorization') ?? ''), expected)) return true;
    const verdict = await failures.consume(remoteAddress(request) ?? 'unknown');
    if (!verdict.allowed) throw tooManyTries(verdict.retryAfterMs);
    await wait(DELAY_MS);
    return false;
  };
}

function tooManyTries(ms: number): Refusal {
  const headers = { 'retry-after': String(Math.ceil(ms / 1000)) };
  return new Refusal(429, 'rate-limited', 'Too many wrong secrets. Try again later.', { headers });
}

/**
 * Does the same for wrong keys of an endpoint. The endpoint checks keys itself, so a right key always passes: behind a
 * tunnel, Anam's servers share their address with every other caller.
 *
 * @param isWrong whether the endpoint has rejected this request's key
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
