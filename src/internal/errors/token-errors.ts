import { entry, hadProblem, notSetUp, notStarted, tooManyAttempts } from './error-entry.js';

/** The session endpoint, which gives the token. What Anam says at that point has the code that it has at the start. */
export const tokenErrors = {
  'token-refused': entry(
    'You are not allowed to start this conversation.',
    'The session endpoint answered 401 or 403: check its `authorize`, and that the page sends its credentials.',
  ),
  'token-setup': entry(
    notSetUp,
    'The session endpoint does not offer what the page asks for, or is set up wrong; see the message.',
  ),
  'token-unauthorized': entry(notSetUp, 'Anam refused the API key of your server (401).'),
  'token-failed': entry(
    hadProblem,
    'Your session endpoint failed (5xx), or could not reach Anam; see its log or `onRefusal`.',
    'now',
    'start',
  ),
  'token-unreachable': entry(
    notStarted,
    'No answer came from the session endpoint: check the `session` URL, that its server runs, and CORS.',
    'now',
    'start',
  ),
  'token-rate-limited': entry(
    tooManyAttempts,
    'The session endpoint answered 429: its own rate limit, or Anam’s.',
    { afterMs: 5_000 },
    'start',
  ),
  'token-malformed': entry(
    notSetUp,
    'The session endpoint gave no token. It must answer JSON `{ "sessionToken": "…" }`; an HTML page means a wrong URL.',
  ),
  'token-invalid': entry(
    notSetUp,
    'The SDK refused the token. Without an `llmId` in the persona, Anam mints a legacy token: use `createSessionHandler`.',
  ),
} as const;
