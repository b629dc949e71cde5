import { causeWords } from '../../internal/cause-words.js';
import { sessionEndErrors } from '../../internal/errors/session-end-errors.js';
import { errorFactory, PersonaError, type ErrorDetails } from '../../internal/persona-error.js';
import { readText } from '../../internal/read-text.js';
import type { SessionRequest } from '../ports/session-port.js';
import { onDemand } from '../../internal/on-demand.js';
import { explainStart } from './explain-start.js';
import type { EndpointRequest } from './session-endpoint.js';
import { readGrant, type SessionGrant } from './session-grant.js';
import type { SessionEndpoint, SessionFunction, SessionSource } from './session-source.js';

const tokenError = errorFactory(sessionEndErrors);

/** A token has about 1 kB, but an error response may be a whole page. */
const MAX_BODY_BYTES = 65_536;

const endpointCode = onDemand(() => import('./session-endpoint.js'));
export const busyCode = onDemand(() => import('./session-busy.js'));

/** Whether the app wants to know how long all sessions are in use. */
export const mayAskForWait = (source: SessionSource | SessionEndpoint): source is SessionEndpoint =>
  typeof source === 'object' && source.checkBusy === true;

/**
 * Gets one token for one start. It is never saved, because it is for one session and expires after an hour. Sends `POST
 * { mode, llmId?, continued?, persona?, shape? }` to the endpoint, `continued` only if it is true, and expects `{ sessionToken,
 * tools?, personaConfig? }`, as `createSessionHandler` returns. Redirects are not followed.
 */
export async function fetchSessionGrant(
  source: SessionSource | SessionEndpoint,
  request: SessionRequest,
  fetchImpl: typeof fetch,
): Promise<SessionGrant> {
  const given =
    typeof source === 'function' ? await callSource(source, request) : await post(source, request, fetchImpl);
  const grant = readGrant(given);
  if (!grant) throw await malformed('The session source returned no token.');
  return grant;
}

async function callSource(source: SessionFunction, request: SessionRequest): Promise<unknown> {
  try {
    return await source(request);
  } catch (cause) {
    if (PersonaError.isInstance(cause)) throw cause;
    const message = `The session function threw: ${causeWords(cause)}`;
    throw tokenError('token-unreachable', { message, cause });
  }
}

async function post(
  source: string | SessionEndpoint,
  request: SessionRequest,
  fetchImpl: typeof fetch,
): Promise<unknown> {
  const { signal, mode, llmId, continued } = request;
  const { url, persona, shape, ...init }: EndpointRequest =
    typeof source === 'string'
      ? { url: source, headers: { 'content-type': 'application/json' } }
      : await (await endpointCode.load()).endpointRequest(source, request);
  const response = await fetchImpl(url, {
    method: 'POST',
    ...init,
    body: JSON.stringify({ mode, llmId, ...(continued && { continued }), persona, shape }),
    // A redirect would receive the user's cookies, and a login page is not a token.
    redirect: 'manual',
    signal,
  }).catch((cause: unknown) => {
    throw tokenError('token-unreachable', { message: `POST ${url} failed: ${causeWords(cause)}`, cause });
  });
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
    throw await malformed(`POST ${url} was redirected.`, { status: response.status });
  const { text, complete } = await readText(response.body, MAX_BODY_BYTES, signal);
  if (!response.ok)
    throw await explainStart(response.status, ({ refusedToken }) => refusedToken(url, response, text));
  if (!complete) throw await malformed(`POST ${url} returned a response that is too large for a token.`);
  return parse(url, text);
}

async function parse(url: string, text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw await malformed(`POST ${url} did not return JSON.`, { body: text.slice(0, 2000), cause });
  }
}

const malformed = (message: string, details: Omit<ErrorDetails, 'message'> = {}): Promise<PersonaError> =>
  explainStart(message, ({ malformedToken }) => malformedToken({ message, ...details }));
