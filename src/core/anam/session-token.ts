import type { SessionRequest } from '../ports/session-port.js';
import { tokenErrors } from '../../internal/errors/token-errors.js';
import { errorFactory, PersonaError } from '../../internal/persona-error.js';

const tokenError = errorFactory(tokenErrors);

/** URL of your session endpoint, or a function that returns a session token. */
export type SessionSource = string | ((request: SessionRequest) => Promise<string> | string);

/**
 * Gets one token for one start; it is never kept (a token is for one session and lives an hour).
 * The endpoint is asked by `POST { mode, llmId?, continued? }`, the last only when it is true, and answers
 * `{ sessionToken }`, as `createSessionHandler` does.
 */
export async function fetchSessionToken(
  source: SessionSource,
  request: SessionRequest,
  fetchImpl: typeof fetch,
): Promise<string> {
  const token =
    typeof source === 'function' ? await callSource(source, request) : await post(source, request, fetchImpl);
  if (typeof token !== 'string' || token.trim() === '') {
    throw tokenError('token-malformed', { message: 'The session source gave no token.' });
  }
  return token;
}

async function callSource(source: Exclude<SessionSource, string>, request: SessionRequest): Promise<string> {
  try {
    return await source(request);
  } catch (cause) {
    if (PersonaError.isInstance(cause)) throw cause;
    throw tokenError('token-unreachable', {
      message: `The session function threw: ${describe(cause)}`,
      cause,
    });
  }
}

async function post(
  url: string,
  { signal, mode, llmId, continued }: SessionRequest,
  fetchImpl: typeof fetch,
): Promise<string> {
  const response = await fetchImpl(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode, llmId, ...(continued && { continued }) }),
    signal,
  }).catch((cause: unknown) => {
    throw tokenError('token-unreachable', { message: `POST ${url} failed: ${describe(cause)}`, cause });
  });
  const text = await response.text();
  if (!response.ok) throw refused(url, response, text);
  return readToken(url, text);
}

function refused(url: string, { status, headers }: Response, text: string): PersonaError {
  const { code: reason, message: words } = errorOf(text);
  const detail = typeof words === 'string' ? words.replace(/\.$/u, '') : undefined;
  const retryAfterMs = retryAfterOf(headers);
  const data = {
    status,
    body: text.slice(0, 2000),
    ...(detail === undefined ? {} : { detail }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  const message = `POST ${url} answered ${status}${detail === undefined ? '' : `: ${detail}`}.`;
  if (status === 401 || status === 403) return tokenError('token-refused', { message, ...data });
  if (status === 429) return tokenError('token-rate-limited', { message, ...data });
  const isPassing = status >= 500 && !lasting.test(String(reason));
  const code = isPassing ? 'token-unreachable' : 'token-malformed';
  return tokenError(code, { message, ...data });
}

/** What `createSessionHandler` answers by 502 and no second try mends: its key, its plan, the persona's ids. */
const lasting = /^anam-(?:unauthorized|no-plan|refused)$/;

/** `createSessionHandler` says it in seconds; a date, which others may send, is left to the usual wait. */
function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

/** The handlers of `anam-react/server` answer `{ error: { code, message } }`. */
function errorOf(text: string): { readonly code?: unknown; readonly message?: unknown } {
  try {
    return (JSON.parse(text) as { error?: object }).error ?? {};
  } catch {
    return {};
  }
}

function readToken(url: string, text: string): string {
  try {
    const { sessionToken } = JSON.parse(text) as { sessionToken?: unknown };
    return typeof sessionToken === 'string' ? sessionToken : '';
  } catch (cause) {
    throw tokenError('token-malformed', {
      message: `POST ${url} did not answer JSON.`,
      body: text.slice(0, 2000),
      cause,
    });
  }
}

const describe = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
