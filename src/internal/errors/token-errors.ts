import { entry, notSetUp, notStarted } from './error-entry.js';

/** The session endpoint, which gives the token. */
export const tokenErrors = {
  'token-refused': entry(
    'You are not allowed to start this conversation.',
    'The session endpoint answered 401 or 403: check its `authorize`, and that the page sends its credentials.',
  ),
  'token-unreachable': entry(
    notStarted,
    'The session endpoint failed. If the message has its words, mend what they name there; else check the `session` URL, its server, and CORS.',
    'now',
    'start',
  ),
  'token-rate-limited': entry(
    'Too many attempts. Try again in a moment.',
    'The session endpoint answered 429: its own rate limit, or Anam’s.',
    { afterMs: 5_000 },
    'start',
  ),
  'token-malformed': entry(
    notSetUp,
    'The session endpoint gave no token. If the message has its words, mend what they name there; else it must answer JSON `{ "sessionToken": "…" }`, and an HTML page means a wrong URL.',
  ),
  'token-invalid': entry(
    notSetUp,
    'The SDK refused the token. Without an `llmId` in the persona, Anam mints a legacy token: use `createSessionHandler`.',
  ),
} as const;
