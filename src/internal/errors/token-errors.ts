import { entry, hadProblem, notSetUp, tooManyAttempts } from './error-entry.js';
import { sessionEndErrors } from './session-end-errors.js';

/**
 * Errors from the session endpoint, which returns the token. Errors from Anam itself have the codes in
 * `start-errors.ts`.
 */
export const tokenErrors = {
  'token-refused': entry(
    'You are not allowed to start this conversation. Sign in, then try again.',
    'The session endpoint returned 401 or 403. Check its `authorize`, and that the page sends its credentials.',
  ),
  'token-setup': entry(
    notSetUp,
    'The session endpoint refused the request, or is misconfigured. See the message.',
  ),
  'token-unauthorized': entry(notSetUp, 'Anam refused the API key of your server (401).'),
  'token-failed': entry(
    hadProblem,
    'Your session endpoint failed (5xx) or could not reach Anam. See its log or `onRefusal`.',
    'now',
    'start',
  ),
  'token-unreachable': sessionEndErrors['token-unreachable'],
  'token-rate-limited': entry(
    tooManyAttempts,
    'The session endpoint returned 429: its own rate limit or Anam’s.',
    { afterMs: 5_000 },
    'start',
  ),
  'token-malformed': entry(
    notSetUp,
    'The session endpoint must return the JSON `{ "sessionToken": "…" }`. If it returned HTML, the URL is wrong.',
  ),
  'token-invalid': entry(
    notSetUp,
    'The SDK refused the token. Without an `llmId`, Anam returns a legacy token. Use `createSessionHandler`.',
  ),
} as const;
