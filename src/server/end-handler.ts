import { askApp } from './ask-app.js';
import { hasEnded, refusedByAnam } from './anam/anam-answer.js';
import {
  connectionOptionNames,
  createAnamConnection,
  stopPath,
  type AnamApiOptions,
} from './anam/connection.js';
import { checkedAccess, checkKnown, invalidOption } from './checked-option.js';
import { createHandler, type Admitted, type WebHandler } from './create-handler.js';
import type { AccessOptions } from './guard.js';
import { readJsonBody, type JsonObject } from './read-json-body.js';
import { Refusal } from './refusal.js';

/** Options of `createEndHandler`. */
export interface EndHandlerOptions extends AccessOptions, AnamApiOptions {
  /**
   * Whether this request may end this session. Without it, every authorized caller who knows the id may end it. Ids are
   * random and known only to the page of the session, unless your app shares them, for example with supervisors or in
   * logs.
   */
  readonly owns?: ((sessionId: string, request: Request) => boolean | Promise<boolean>) | undefined;
}

const optionNames: Readonly<Record<Exclude<keyof EndHandlerOptions, keyof AccessOptions>, true>> = {
  ...connectionOptionNames,
  owns: true,
};

const MAX_REQUEST_BYTES = 1000;
const REQUEST_TIMEOUT_MS = 10_000;
const SESSION_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Creates the handler that ends a session, so that a closed page frees its slot immediately instead of after 10 to 20
 * seconds. Accepts POST `{ sessionId }`, including as `text/plain`, which a beacon with a string sends. Returns 204,
 * even if the session has already ended. It completes even if the page closes in the meantime.
 *
 * @throws PersonaError `config-invalid` if an option is invalid
 * @example
 * // app/api/persona/end/route.ts
 * export const POST = createEndHandler({
 *   apiKey: process.env.ANAM_API_KEY!,
 *   authorize: async (request) => (await currentUser(request)) !== null,
 * });
 * // in the page
 * const endOnClose = (sessionId: string) =>
 *   addEventListener('pagehide', () => navigator.sendBeacon('/api/persona/end', JSON.stringify({ sessionId })));
 */
export function createEndHandler(options: EndHandlerOptions): WebHandler {
  checkKnown('createEndHandler', options, optionNames);
  const access = checkedAccess(options);
  const api = createAnamConnection(options);
  const { owns } = options;
  if (owns !== undefined && typeof owns !== 'function') throw invalidOption('`owns` must be a function.');
  const answer = async (request: Request, { admit, user }: Admitted) => {
    // Not the request's signal, because the page closes while it sends this request.
    const { signal } = new AbortController();
    const body = await readJsonBody(request, MAX_REQUEST_BYTES, REQUEST_TIMEOUT_MS, signal);
    const sessionId = sessionIdIn(body);
    // Only `true` counts, as with `authorize`.
    const owned: unknown = owns ? await askApp('owns', () => owns(sessionId, request)) : true;
    if (owned !== true) throw new Refusal(403, 'session-not-yours', 'You may not end this session.');
    admit({ action: 'session-end', user, sessionId });
    await api.send('POST', stopPath(sessionId), undefined, signal, (response, text) => {
      if (!response.ok && !hasEnded(response, text)) throw refusedByAnam(response, text);
    });
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  };
  return createHandler(access, [api.apiKey], answer, { mediaTypes: ['application/json', 'text/plain'] });
}

/** Returns the session id. It becomes part of a URL path, so only a UUID is accepted. */
function sessionIdIn(body: JsonObject): string {
  const { sessionId, ...rest } = body;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    throw new Refusal(400, 'invalid-request', 'The body must have a `sessionId` and nothing else.');
  }
  if (typeof sessionId !== 'string' || !SESSION_ID.test(sessionId)) {
    throw new Refusal(400, 'invalid-request', '`sessionId` must be the UUID of a session.');
  }
  return sessionId;
}
