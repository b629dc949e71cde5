import { startErrors } from '../../internal/errors/start-errors.js';
import { tokenErrors } from '../../internal/errors/token-errors.js';
import { waitMsOf } from './wait-ms.js';
import { limitKind, type LimitKind } from '../../internal/limit-kind.js';
import { errorFactory, type ErrorDetails, type PersonaError } from '../../internal/persona-error.js';

const errors = { ...tokenErrors, ...startErrors } as const;
const tokenError = errorFactory(errors);
type TokenErrorCode = keyof typeof errors;

/**
 * The error by the code that `createSessionHandler` sends. An error from Anam means the same on the server as at the
 * start of a session.
 */
const byServerCode: Readonly<Record<string, TokenErrorCode>> = {
  'anam-refused': 'session-setup',
  'anam-unauthorized': 'token-unauthorized',
  'anam-no-plan': 'session-no-plan',
  'anam-forbidden': 'session-forbidden',
  'anam-not-found': 'session-not-found',
  'anam-busy': 'session-busy',
  'anam-spend-cap': 'session-spend-cap',
  'anam-limit-reached': 'session-limit',
  'anam-unavailable': 'session-unavailable',
  // The page requested something that the server does not allow, or the server is not configured. A login would not
  // help.
  'authorize-missing': 'token-setup',
  'origin-refused': 'token-setup',
  'method-not-allowed': 'token-setup',
  'content-type-refused': 'token-setup',
  'invalid-request': 'token-setup',
  'mode-not-available': 'token-setup',
  'llm-id-not-allowed': 'token-setup',
  'field-not-allowed': 'token-setup',
  'elevenlabs-unauthorized': 'token-setup',
  'elevenlabs-refused': 'token-setup',
};

const byLimit: Readonly<Record<LimitKind, TokenErrorCode>> = {
  concurrency: 'session-busy',
  spend: 'session-spend-cap',
  usage: 'session-limit',
  rate: 'token-rate-limited',
};

export const malformedToken = (details: ErrorDetails): PersonaError => tokenError('token-malformed', details);

/**
 * Explains a session endpoint's response without a token: by the code that `createSessionHandler` sends, otherwise by
 * the status, which an app's endpoint may pass on from Anam.
 */
export function refusedToken(
  url: string,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  text: string,
): PersonaError {
  const { code, message: words, estimatedWaitMs } = errorIn(text);
  const detail = words?.replace(/\.$/u, '');
  const retryAfterMs = retryAfterIn(headers);
  return tokenError(byServerCode[code ?? ''] ?? codeOf(status, text, words !== undefined), {
    message: `POST ${url} returned ${status}${detail === undefined ? '' : `: ${detail}`}.`,
    status,
    body: text.slice(0, 2000),
    ...(detail === undefined ? {} : { detail }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(estimatedWaitMs === undefined ? {} : { estimatedWaitMs }),
  });
}

function codeOf(status: number, text: string, hasWords: boolean): TokenErrorCode {
  if (status === 401 || status === 403) return 'token-refused';
  if (status === 402) return 'session-no-plan';
  if (status === 429) return byLimit[limitKind(text.slice(0, 2000)) ?? 'rate'];
  if (status >= 500 || status === 408) return 'token-failed';
  // A 404 or an HTML page indicates a wrong URL.
  return hasWords && status !== 404 ? 'token-setup' : 'token-malformed';
}

interface EndpointError {
  readonly code?: string;
  readonly message?: string;
  readonly estimatedWaitMs?: number;
}

/**
 * Reads `{ error: { code, message } }` from our handlers, or `{ error: 'text', message }` from Anam and many other
 * services.
 */
function errorIn(text: string): EndpointError {
  const body = recordIn(parse(text));
  const error = recordIn(body['error']);
  const code = textIn(error['code']);
  const message = textIn(error['message']) ?? textIn(body['message']) ?? textIn(body['error']);
  const estimatedWaitMs = waitMsOf(error['estimatedWaitSeconds']);
  return {
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    ...(estimatedWaitMs !== undefined && { estimatedWaitMs }),
  };
}

/**
 * Returns the `retry-after` header in milliseconds. `createSessionHandler` sends seconds; other servers may send a
 * date, for which the default wait is used.
 */
function retryAfterIn(headers: Headers): number | undefined {
  const seconds = /^\s*(\d+(?:\.\d+)?)\s*$/u.exec(headers.get('retry-after') ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const recordIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
