import { entry, notSetUp, notStarted, tooManyAttempts } from './error-entry.js';
import { sessionEndErrors } from './session-end-errors.js';

const unavailable = 'The assistant is currently unavailable. Try again later.';

/** Errors that Anam returns when a session starts or ends. In their own file, because a page needs them only then. */
export const startErrors = {
  'session-expired': entry(
    'Your session expired. Start again.',
    'Anam refused the token twice (401). A token is valid for one session, for one hour.',
    'new-token',
    'start',
  ),
  'session-busy': entry(
    'All lines are busy. Try again in a moment.',
    'The concurrency limit of the Anam plan is reached. A closed tab occupies its slot for 10 to 20 s.',
    { afterMs: 20_000 },
    'start',
  ),
  'session-rate-limited': entry(
    tooManyAttempts,
    'Anam returned 429 for too many requests. This is not a limit of the plan.',
    { afterMs: 5_000 },
    'start',
  ),
  'session-limit': entry(unavailable, 'The usage limit of the Anam plan is reached.'),
  'session-spend-cap': entry(unavailable, 'The spend cap of the Anam account is reached.'),
  'session-no-plan': entry(unavailable, 'The Anam account has no plan.'),
  'session-unavailable': entry(
    'No avatar is free right now. Try again in a moment.',
    'Anam has no free engine (503).',
    { afterMs: 5_000 },
    'start',
  ),
  'session-setup': entry(
    notSetUp,
    'Anam refused the configuration of the persona (400). See `data.detail`, or `onRefusal` of the handler.',
  ),
  'session-forbidden': entry(
    notSetUp,
    'Anam does not allow this session (403). Check the plan, the permissions of the API key, and features such as `avatarModel`.',
  ),
  'session-not-found': entry(
    notSetUp,
    'Anam did not find the avatar, voice, model or persona (404). Compare the ids with Anam’s Lab.',
  ),
  'session-failed': sessionEndErrors['session-failed'],
  'session-unreachable': entry(
    notStarted,
    'Three requests to Anam’s API failed. Causes: the network, a content security policy, or an ad blocker.',
    'now',
    'start',
  ),
  'session-ended-by-server': sessionEndErrors['session-ended-by-server'],
} as const;
