import { causeWords } from '../../internal/cause-words.js';
import { startErrors } from '../../internal/errors/start-errors.js';
import { tokenErrors } from '../../internal/errors/token-errors.js';
import { limitKind, type LimitKind } from '../../internal/limit-kind.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';

const tokenError = errorFactory(tokenErrors);
const sessionError = errorFactory(startErrors);

type SessionErrorCode = Parameters<typeof sessionError>[0];

/** The shape of the SDK's `ClientError`. Checking the class would require loading the SDK. */
interface ClientErrorShape {
  readonly code: string;
  readonly message: string;
  readonly statusCode?: number;
  readonly details?: { readonly cause?: unknown };
}

/** Error messages from the SDK. */
const INVALID_TOKEN = 'Invalid session token format';
const LEGACY_TOKEN = 'Legacy session tokens';
/** The SDK's messages for a failed request and for a body that is not JSON. The SDK then sets the status 500 itself. */
const FAILED_REQUEST = 'Failed to start session';

/**
 * Messages from Chromium, Firefox and Safari for a body that is not JSON. They may quote the body, so they are checked
 * first.
 */
const strangeBody = /json|unexpected (?:token|end)|expected pattern|reading 'error'/iu;
/** Messages from the same browsers when `fetch` gets no response, or when the SDK's time limit ends the wait. */
const noAnswer = /fetch|network|load failed|offline|internet|connection|abort|timed? ?out/iu;

const byLimit: Readonly<Record<LimitKind, SessionErrorCode>> = {
  concurrency: 'session-busy',
  spend: 'session-spend-cap',
  usage: 'session-limit',
  rate: 'session-rate-limited',
};

/** The error by the SDK's code, for errors without a status. */
const byCode: Readonly<Record<string, SessionErrorCode>> = {
  VALIDATION_ERROR: 'session-setup',
  CONFIGURATION_ERROR: 'session-setup',
  AUTHENTICATION_ERROR: 'session-expired',
  NO_PLAN_FOUND: 'session-no-plan',
  MAX_CONCURRENT_SESSIONS_REACHED: 'session-busy',
  SPEND_CAP_REACHED: 'session-spend-cap',
  USAGE_LIMIT_REACHED: 'session-limit',
  SERVICE_BUSY: 'session-unavailable',
};

// The error by HTTP status, because the SDK has one code for 401 and 403, and one for 404 and 500.
const byStatus: Readonly<Record<number, SessionErrorCode>> = {
  401: 'session-expired',
  402: 'session-no-plan',
  403: 'session-forbidden',
  404: 'session-not-found',
  503: 'session-unavailable',
};

/**
 * Explains an error from the SDK's constructor, which reports a token without JSON as invalid, and throws a `TypeError`
 * for a token that contains `null`.
 */
export const clientError = (cause: unknown): PersonaError =>
  cause instanceof TypeError
    ? tokenError('token-invalid', { message: INVALID_TOKEN, cause })
    : startError(cause);

/** Converts any error that the SDK reports at the start to a typed error. Anam's message is meant for developers. */
export function startError(cause: unknown): PersonaError {
  if (!isClientError(cause)) return fromPlainError(cause);
  const { message, statusCode } = cause;
  const detail = typeof cause.details?.cause === 'string' ? cause.details.cause : undefined;
  const details = {
    message: detail ? `${message}: ${detail}` : message,
    cause,
    ...(statusCode === undefined || message.startsWith(FAILED_REQUEST) ? {} : { status: statusCode }),
    ...(detail === undefined ? {} : { detail }),
  };
  if (message.includes(LEGACY_TOKEN)) return tokenError('token-invalid', details);
  return sessionError(codeOf(cause, detail ?? ''), details);
}

function codeOf({ code, message, statusCode }: ClientErrorShape, words: string): SessionErrorCode {
  const name = code.replace('CLIENT_ERROR_CODE_', '');
  if (name === 'MAX_CONCURRENT_SESSIONS_REACHED' || name === 'SPEND_CAP_REACHED') return byCode[name]!;
  // The SDK recognizes two limits by their exact messages and reports every other one as usage.
  if (name === 'USAGE_LIMIT_REACHED') return byLimit[limitKind(words) ?? 'usage'];
  if (message.startsWith(FAILED_REQUEST)) {
    return !strangeBody.test(words) && noAnswer.test(words) ? 'session-unreachable' : 'session-failed';
  }
  if (statusCode === undefined) return byCode[name] ?? 'session-failed';
  return byStatus[statusCode] ?? (statusCode >= 400 && statusCode < 500 ? 'session-setup' : 'session-failed');
}

function fromPlainError(cause: unknown): PersonaError {
  const message = causeWords(cause);
  if (message === INVALID_TOKEN) return tokenError('token-invalid', { message, cause });
  return sessionError('session-failed', { message: `The session could not be started: ${message}`, cause });
}

function isClientError(cause: unknown): cause is ClientErrorShape {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('CLIENT_ERROR_CODE_');
}
