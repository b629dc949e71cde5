import { expect, it } from 'vitest';
import { sessionErrors } from '../../internal/errors/session-errors.js';
import { startError } from './start-error.js';

/** The same shape as the SDK's class of this name. */
function clientError(name: string, message: string, statusCode?: number, cause?: unknown): Error {
  return Object.assign(new Error(message), {
    code: `CLIENT_ERROR_CODE_${name}`,
    ...(statusCode !== undefined && { statusCode }),
    ...(cause !== undefined && { details: { cause } }),
  });
}

const unknown = 'Unknown error when starting session';
const limit = 'Usage limit reached, please upgrade your plan';
const failed = 'Failed to start session';

// The SDK's code, message and status for a response of `POST /v1/engine/session`, and Anam's own message.
it.each<[name: string, message: string, status: number | undefined, words: string | undefined, code: string]>(
  [
    ['VALIDATION_ERROR', 'Invalid request to start session', 400, 'Invalid persona config', 'session-setup'],
    ['CONFIGURATION_ERROR', 'No avatar', 400, undefined, 'session-setup'],
    ['AUTHENTICATION_ERROR', 'Authentication failed', 401, 'Token expired', 'session-expired'],
    ['AUTHENTICATION_ERROR', 'Authentication failed', undefined, undefined, 'session-expired'],
    [
      'AUTHENTICATION_ERROR',
      'Authentication failed',
      403,
      'Not entitled to cara-4-latest',
      'session-forbidden',
    ],
    ['AUTHENTICATION_ERROR', 'Authentication failed', 403, undefined, 'session-forbidden'],
    ['NO_PLAN_FOUND', 'Please sign up for a plan', 402, undefined, 'session-no-plan'],
    ['SERVER_ERROR', unknown, 402, undefined, 'session-no-plan'],
    ['SERVER_ERROR', unknown, 404, 'Avatar not found', 'session-not-found'],
    ['SERVER_ERROR', unknown, 404, 'Voice not found', 'session-not-found'],
    ['SERVER_ERROR', unknown, 404, 'Persona not found', 'session-not-found'],
    ['SERVER_ERROR', unknown, 404, undefined, 'session-not-found'],
    ['SERVER_ERROR', unknown, 409, 'conflict', 'session-setup'],
    ['SERVER_ERROR', unknown, 422, 'invalid', 'session-setup'],
    ['MAX_CONCURRENT_SESSIONS_REACHED', 'Concurrency limit reached', 429, 'as told', 'session-busy'],
    ['SPEND_CAP_REACHED', 'Spend cap reached', 429, 'as told', 'session-spend-cap'],
    ['USAGE_LIMIT_REACHED', limit, 429, 'Monthly usage limit reached', 'session-limit'],
    ['USAGE_LIMIT_REACHED', limit, 429, 'No minutes left', 'session-limit'],
    ['USAGE_LIMIT_REACHED', limit, 429, undefined, 'session-limit'],
    ['USAGE_LIMIT_REACHED', limit, 429, 'Too many concurrent sessions', 'session-busy'],
    ['USAGE_LIMIT_REACHED', limit, 429, 'Monthly spending limit exceeded', 'session-spend-cap'],
    ['USAGE_LIMIT_REACHED', limit, 429, 'Rate limit exceeded', 'session-rate-limited'],
    ['USAGE_LIMIT_REACHED', limit, 429, 'ThrottlerException: Too Many Requests', 'session-rate-limited'],
    ['SERVICE_BUSY', 'There are no available personas', 503, 'No engines available', 'session-unavailable'],
    ['SERVER_ERROR', unknown, 500, 'Something went wrong', 'session-failed'],
    ['SERVER_ERROR', unknown, 502, undefined, 'session-failed'],
    ['SERVER_ERROR', unknown, undefined, undefined, 'session-failed'],
    // The SDK reports a missing response or a response that is not JSON as a 500.
    ['SERVER_ERROR', failed, 500, 'Failed to fetch', 'session-unreachable'],
    ['SERVER_ERROR', failed, 500, 'NetworkError when attempting to fetch resource.', 'session-unreachable'],
    ['SERVER_ERROR', failed, 500, 'Load failed', 'session-unreachable'],
    ['SERVER_ERROR', failed, 500, 'The Internet connection appears to be offline.', 'session-unreachable'],
    ['SERVER_ERROR', failed, 500, 'signal is aborted without reason', 'session-unreachable'],
    [
      'SERVER_ERROR',
      failed,
      500,
      `Unexpected token '<', "<html>netw"... is not valid JSON`,
      'session-failed',
    ],
    ['SERVER_ERROR', failed, 500, 'JSON.parse: unexpected character at line 1 column 1', 'session-failed'],
    ['SERVER_ERROR', failed, 500, 'The string did not match the expected pattern.', 'session-failed'],
    ['SERVER_ERROR', failed, 500, `Cannot read properties of null (reading 'error')`, 'session-failed'],
    ['UNHEARD_OF', 'new', 500, undefined, 'session-failed'],
    ['VALIDATION_ERROR', 'Legacy session tokens are no longer supported.', 400, undefined, 'token-invalid'],
  ],
)('%s "%s" %s %s is %5$s', (name, message, status, words, code) => {
  const cause = clientError(name, message, status, words);
  const error = startError(cause);
  expect(error).toMatchObject({ code, cause });
  // The SDK invents this 500; no server sent it.
  expect(error.data.status).toBe(message === failed ? undefined : status);
  expect(error.data.detail).toBe(words);
  // Anam's message is meant for developers.
  if (words !== undefined) {
    expect(error.message).toContain(words);
    expect(error.userMessage).not.toContain(words);
  }
});

it('blames the connection only where no answer came', () => {
  const blaming = Object.entries(sessionErrors).filter(([, { userMessage }]) =>
    /connection/iu.test(userMessage),
  );
  expect(blaming.map(([code]) => code)).toEqual(['session-unreachable']);
});

it.each([
  [new Error('Invalid session token format'), 'token-invalid'],
  [new Error('Already streaming'), 'session-failed'],
  ['words', 'session-failed'],
  [undefined, 'session-failed'],
  [Object.assign(new Error('x'), { code: 'EOTHER' }), 'session-failed'],
])('%s that is no error of a request is %s', (cause, code) => {
  expect(startError(cause).code).toBe(code);
});
