import { checkOrigin } from './origin.js';
import { Refusal, type ServerRefusal } from './refusal.js';

/** Who may use a handler; the same for all of them. */
export interface AccessOptions {
  /**
   * Whether this request may cost you money: look at its cookie or token. Must not read the body. Without it, every
   * request is answered 403, unless `development` is on.
   */
  readonly authorize?: ((request: Request) => boolean | Promise<boolean>) | undefined;
  /**
   * Lets everybody in when there is no `authorize`, and puts what the other side said into error answers. Never
   * guessed from the environment: pass e.g. `process.env.NODE_ENV === 'development'`.
   * @default false
   */
  readonly development?: boolean | undefined;
  /**
   * Origins of pages that may call beside the site's own, e.g. `['https://app.example.com']`. Their preflights are
   * answered and they may send credentials; route `OPTIONS` to the handler too.
   * @default []
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Hears of every request that was refused or failed, for your log. What it is given holds no key. */
  readonly onRefusal?: ((refusal: ServerRefusal, request: Request) => void) | undefined;
}

/** @throws Refusal 405, 403, 415; nothing of the body has been read then */
export async function guard(request: Request, access: AccessOptions): Promise<void> {
  if (request.method !== 'POST') {
    throw new Refusal(405, 'method-not-allowed', 'Use POST.', { headers: { allow: 'POST' } });
  }
  checkOrigin(request, access.allowedOrigins ?? []);
  const mediaType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new Refusal(415, 'content-type-refused', 'Send the body as application/json.');
  }
  await checkAuthorization(request, access);
}

async function checkAuthorization(
  request: Request,
  { authorize, development }: AccessOptions,
): Promise<void> {
  if (authorize) {
    // Only `true` lets in: a forgotten `return`, or a session object that was never loaded, must not.
    const allowed: unknown = await authorize(request);
    if (allowed !== true) {
      throw new Refusal(403, 'not-authorized', 'You are not allowed to do this.');
    }
  } else if (development !== true) {
    throw new Refusal(
      403,
      'authorize-missing',
      'The server has no `authorize` for this handler, so nobody may use it.',
    );
  }
}
