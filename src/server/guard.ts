import { askApp } from './ask-app.js';
import { admitsEverybody } from './development.js';
import { checkOrigin } from './origin.js';
import { checkRateLimit, type RateLimit } from './rate-limit.js';
import type { ServerAdmission } from './admission.js';
import { Refusal, type ServerRefusal } from './refusal.js';

/** The access options of all handlers. */
export interface AccessOptions {
  /**
   * Whether this request is allowed to cost money; check its cookie or token. It must not read the body. Without it,
   * every request gets 403, except in `development`.
   */
  readonly authorize?: ((request: Request) => boolean | Promise<boolean>) | undefined;
  /**
   * Accepts every request if there is no `authorize`, and adds upstream error texts to error responses.
   * @default by NODE_ENV: both in `development`, only the first in `test`, neither otherwise
   */
  readonly development?: boolean | undefined;
  /**
   * Other origins that may call the handler, e.g. `['https://app.example.com']`. Their preflights are answered, and they may
   * send credentials; route `OPTIONS` to the handler too.
   * @default []
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Returns the key of the rate limit, for example the user's id. Do not use a header that the page can choose. It must
   * not read the body. Without it, there is no rate limit.
   */
  readonly rateLimitKey?: ((request: Request) => string | Promise<string>) | undefined;
  /** The rate limit. @default `createMemoryRateLimit()`: 60 requests a minute, in this process, for this handler */
  readonly rateLimit?: RateLimit | undefined;
  /** Called for every request that is refused or fails, for your log. Its arguments contain no keys. */
  readonly onRefusal?: ((refusal: ServerRefusal, request: Request) => void) | undefined;
  /** Called for every accepted request, before it costs anything, for your audit log. */
  readonly onAdmission?: ((admission: ServerAdmission, request: Request) => void) | undefined;
}

/** The rules for one handler, in addition to the common ones. */
export interface GuardRules {
  /** @default ['application/json'] */
  readonly mediaTypes?: readonly string[];
}

/**
 * @returns the key of the rate limit; `null` without a rate limit
 * @throws Refusal 405, 403, 415, 429, 503; before any of the body is read
 */
export async function guard(
  request: Request,
  access: AccessOptions,
  { mediaTypes = ['application/json'] }: GuardRules,
): Promise<string | null> {
  if (request.method !== 'POST') {
    throw new Refusal(405, 'method-not-allowed', 'Use POST.', { headers: { allow: 'POST' } });
  }
  checkOrigin(request, access.allowedOrigins ?? []);
  const mediaType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (!mediaTypes.includes(mediaType ?? '')) {
    throw new Refusal(415, 'content-type-refused', `Send the body as ${mediaTypes.join(' or ')}.`);
  }
  await checkAuthorization(request, access);
  const { rateLimit, rateLimitKey } = access;
  // After `authorize`, so that a stranger cannot use up a user's limit.
  return rateLimit && rateLimitKey ? checkRateLimit(request, rateLimit, rateLimitKey) : null;
}

async function checkAuthorization(request: Request, access: AccessOptions): Promise<void> {
  const { authorize } = access;
  if (authorize) {
    // Only `true` is accepted, not other truthy values such as an unresolved session object.
    const allowed: unknown = await askApp('authorize', () => authorize(request));
    if (allowed !== true) {
      throw new Refusal(403, 'not-authorized', 'You are not allowed to do this.');
    }
  } else if (!admitsEverybody(access)) {
    throw new Refusal(
      403,
      'authorize-missing',
      'This handler has no `authorize`, so it refuses every request. Set `authorize`, or NODE_ENV to "development" on your own machine.',
    );
  }
}
