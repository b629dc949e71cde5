import { entry, hadProblem, notSetUp, notStarted, tooManyAttempts } from './error-entry.js';

const unavailable = 'The assistant is currently unavailable.';

/** Opening a session, and its end. */
export const sessionErrors = {
  'session-expired': entry(
    'Your session expired. Start again.',
    'Anam refused the token twice (401). A token is for one session and lives an hour.',
    'new-token',
    'start',
  ),
  'session-busy': entry(
    'All lines are busy. Try again in a moment.',
    'The plan’s concurrency limit. A killed tab holds its slot for 10 to 20 s; look for sessions that never stop.',
    { afterMs: 20_000 },
    'start',
  ),
  'session-rate-limited': entry(
    tooManyAttempts,
    'Anam answered 429 for too many requests; the plan’s limits are not reached. `data.retryAfterMs` says when to try again, if Anam told.',
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
    'Anam refused the persona’s configuration (400). `data.detail` says which field; for `createSessionHandler`, `onRefusal` does.',
  ),
  'session-forbidden': entry(
    notSetUp,
    'Anam does not allow this session (403): the plan, the permissions of the API key, or a feature such as `avatarModel` that your organization is not entitled to. A new token does not help.',
  ),
  'session-not-found': entry(
    notSetUp,
    'Anam knows no such avatar, voice, model or persona (404). Compare `avatarId`, `voiceId`, `llmId` or `personaId` with Anam’s Lab; ids belong to one organization.',
  ),
  'session-failed': entry(
    hadProblem,
    'Anam failed (5xx), or something between answered in its place; `data.status` and `data.detail` say more. The SDK has tried three times.',
    'now',
    'start',
  ),
  'session-unreachable': entry(
    notStarted,
    'No answer came from Anam’s API: the network, a content security policy, or an ad blocker. The SDK has tried three times.',
    'now',
    'start',
  ),
  'session-load': entry(
    'The assistant could not be loaded. Try again.',
    'A chunk of the app did not load: the network, or a deployment that replaced it.',
    'now',
    'reload',
  ),
  'session-timeout': entry(
    'Connecting took too long. Try again.',
    'Not live within `startTimeoutMs`. A VPN or firewall that blocks WebRTC is the usual cause.',
    'now',
    'start',
  ),
  'session-stopped': entry(
    'The conversation was ended.',
    '`stop()` came before the session was live.',
    'now',
    'start',
  ),
  'session-not-live': entry(
    'Start the conversation first.',
    'Call `persona.start()` before `ask` or `say`.',
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
