import { askApp } from './ask-app.js';
import { admitsEverybody } from './development.js';
import { checkOrigin } from './origin.js';
import { checkRateLimit, type RateLimit } from './rate-limit.js';
import type { ServerAdmission } from './admission.js';
import { Refusal, type ServerRefusal } from './refusal.js';

/** Who may use a handler; the same for all of them. */
export interface AccessOptions {
  /**
   * Whether this request may cost you money: look at its cookie or token. Must not read the body. Without it, every
   * request is answered 403, unless this is `development`.
   */
  readonly authorize?: ((request: Request) => boolean | Promise<boolean>) | undefined;
  /**
   * Lets everybody in when there is no `authorize`, and puts what the other side said into error answers.
   * @default by NODE_ENV: `development` does both, `test` the first, anything else, and none at all, neither
   */
  readonly development?: boolean | undefined;
  /**
   * Origins of pages that may call beside the site's own, e.g. `['https://app.example.com']`. Their preflights are
   * answered and they may send credentials; route `OPTIONS` to the handler too.
   * @default []
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Whose limit a request counts against: the id of the user that `authorize` found, say. Not a header that the page
   * can choose. Must not read the body. Without it, nothing is counted.
   */
  readonly rateLimitKey?: ((request: Request) => string | Promise<string>) | undefined;
  /** Where it is counted. @default `createMemoryRateLimit()`: 60 requests a minute, in this process, for this handler */
  readonly rateLimit?: RateLimit | undefined;
  /** Hears of every request that was refused or failed, for your log. What it is given holds no key. */
  readonly onRefusal?: ((refusal: ServerRefusal, request: Request) => void) | undefined;
  /** Hears of every request that was let in, before it costs anything, for your audit log. */
  readonly onAdmission?: ((admission: ServerAdmission, request: Request) => void) | undefined;
}

/** What a handler adds to the rules that are the same for all. */
export interface GuardRules {
  /** @default ['application/json'] */
  readonly mediaTypes?: readonly string[];
}

/**
 * @returns the user whose limit the request counts against; `null` when nothing is counted
 * @throws Refusal 405, 403, 415, 429, 503; nothing of the body has been read then
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
  // After `authorize`: a stranger must not use up the limit of a user.
  return rateLimit && rateLimitKey ? checkRateLimit(request, rateLimit, rateLimitKey) : null;
}

async function checkAuthorization(request: Request, access: AccessOptions): Promise<void> {
  const { authorize } = access;
  if (authorize) {
    // Only `true` lets in: a forgotten `return`, or a session object that was never loaded, must not.
    const allowed: unknown = await askApp('authorize', () => authorize(request));
    if (allowed !== true) {
      throw new Refusal(403, 'not-authorized', 'You are not allowed to do this.');
    }
  } else if (!admitsEverybody(access)) {
    throw new Refusal(
      403,
      'authorize-missing',
      'This handler has no `authorize`, so nobody may use it: give it one, or set NODE_ENV to "development" on your own machine.',
    );
  }
}
