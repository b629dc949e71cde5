import { entry, hadProblem, notSetUp, notStarted, tooManyAttempts } from './error-entry.js';

const unavailable = 'The assistant is currently unavailable.';

/** What Anam says to a session, at its start and at its end; apart, as a page needs it only once one is opened. */
export const startErrors = {
  'session-expired': entry(
    'Your session expired. Start again.',
    'Anam refused the token twice (401). A token is for one session and lives an hour.',
    'new-token',
    'start',
  ),
  'session-busy': entry(
    'All lines are busy. Try again in a moment.',
    'The plan’s concurrency limit. A killed tab holds its slot for 10 to 20 s; look for sessions that never end.',
    { afterMs: 20_000 },
    'start',
  ),
  'session-rate-limited': entry(
    tooManyAttempts,
    'Anam answered 429 for too many requests; no limit of the plan is reached.',
    { afterMs: 5_000 },
    'start',
  ),
  'session-limit': entry(unavailable, 'The plan’s usage limit is reached.'),
  'session-spend-cap': entry(unavailable, 'The account’s spend cap is reached.'),
  'session-no-plan': entry(unavailable, 'The Anam account has no plan.'),
  'session-unavailable': entry(
    'No avatar is free right now. Try again in a moment.',
    'Anam has no free engine (503).',
    { afterMs: 5_000 },
    'start',
  ),
  'session-setup': entry(
    notSetUp,
    'Anam refused the persona’s configuration (400); see `data.detail` or the handler’s `onRefusal`.',
  ),
  'session-forbidden': entry(
    notSetUp,
    'Anam does not allow this session (403): the plan, the API key’s permissions, or a feature such as `avatarModel`.',
  ),
  'session-not-found': entry(
    notSetUp,
    'Anam knows no such avatar, voice, model or persona (404). Compare the ids with your organization’s in Anam’s Lab.',
  ),
  'session-failed': entry(
    hadProblem,
    'Anam, or a gateway in its place, failed three times; see `data.status` and `data.detail`.',
    'now',
    'start',
  ),
  'session-unreachable': entry(
    notStarted,
    'Anam’s API was not reached in three tries: the network, a content security policy, or an ad blocker.',
    'now',
    'start',
  ),
  'session-ended-by-server': entry(
    'The conversation has ended.',
    'A time limit, silence, or a forced stop; see `data.detail`.',
    'new-token',
    'start',
  ),
} as const;
