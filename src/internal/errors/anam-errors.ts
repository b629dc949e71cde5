import { entry, hadProblem, notSetUp, tooManyAttempts } from './error-entry.js';

/**
 * Errors from `anamApi`. They are not in `errorTable`: they occur only on a server, so a page does not need their
 * texts.
 */
export const anamErrors = {
  'anam-unauthorized': entry(
    notSetUp,
    'Anam refused the API key (401). Compare it with the keys in Anam’s Lab.',
  ),
  'anam-forbidden': entry(
    notSetUp,
    'Anam does not allow this (402 or 403). Check the plan and the permissions of the API key. Nobody can change or delete the default LLMs.',
  ),
  'anam-not-found': entry(
    notSetUp,
    'Anam has nothing with this id (404). List the items of your account. The API key may belong to another account.',
  ),
  'anam-refused': entry(notSetUp, 'Anam refused the request (4xx). See `data.detail`.'),
  'anam-rate-limited': entry(
    tooManyAttempts,
    'Anam returned 429. Wait for `data.retryAfterMs`; the limits are in `data.rateLimit`.',
    { afterMs: 5_000 },
  ),
  'anam-limit-reached': entry(
    notSetUp,
    'The usage limit or the spend cap of the Anam account is reached (429). Raise it in Anam’s Lab.',
  ),
  'anam-failed': entry(
    hadProblem,
    'Anam or a gateway in front of it failed, or `baseUrl` is wrong. See `data.status` and `data.body`. If a change fails, list the items before retrying: Anam may have made the change.',
    'now',
  ),
  'anam-unreachable': entry(
    hadProblem,
    'Anam did not respond. Check the network of your server, `baseUrl` and `timeoutMs`. If a change gets no response, list the items before retrying: Anam may have made the change.',
    'now',
  ),
} as const;
