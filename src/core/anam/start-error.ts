import { errorFactory, PersonaError } from '../../internal/persona-error.js';
import { sessionErrors } from '../../internal/errors/session-errors.js';
import { tokenErrors } from '../../internal/errors/token-errors.js';

const tokenError = errorFactory(tokenErrors);
const sessionError = errorFactory(sessionErrors);

/** The SDK's `ClientError`, by shape: the class itself would need the SDK to be loaded. */
interface ClientErrorShape {
  readonly code: string;
  readonly message: string;
  readonly statusCode?: number;
  readonly details?: { readonly cause?: unknown };
}

const clientErrorCodes = {
  VALIDATION_ERROR: 'session-setup',
  CONFIGURATION_ERROR: 'session-setup',
  AUTHENTICATION_ERROR: 'session-expired',
  NO_PLAN_FOUND: 'session-no-plan',
  MAX_CONCURRENT_SESSIONS_REACHED: 'session-busy',
  SPEND_CAP_REACHED: 'session-spend-cap',
  USAGE_LIMIT_REACHED: 'session-limit',
  SERVICE_BUSY: 'session-unavailable',
} as const;

/** Turns whatever the SDK threw or rejected with at start into a typed error. */
export function toStartError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  if (!isClientError(cause)) return fromPlainError(cause);
  const name = cause.code.replace('CLIENT_ERROR_CODE_', '') as keyof typeof clientErrorCodes;
  const detail = typeof cause.details?.cause === 'string' ? cause.details.cause : undefined;
  const details = {
    message: detail ? `${cause.message}: ${detail}` : cause.message,
    cause,
    ...(cause.statusCode === undefined ? {} : { status: cause.statusCode }),
    ...(detail === undefined ? {} : { detail }),
  };
  // The SDK refuses a legacy token, and a 401 with a body that is not JSON reaches us as a server error (T20).
  if (cause.message.includes('Legacy session tokens')) return tokenError('token-invalid', details);
  return sessionError(clientErrorCodes[name] ?? 'session-failed', details);
}

/** The SDK's own words. */
export const INVALID_TOKEN = 'Invalid session token format';

function fromPlainError(cause: unknown): PersonaError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message === INVALID_TOKEN) return tokenError('token-invalid', { message, cause });
  return sessionError('session-failed', { message: `The session could not be started: ${message}`, cause });
}

function isClientError(cause: unknown): cause is ClientErrorShape {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('CLIENT_ERROR_CODE_');
}
