import { entry, notSetUp, notStarted } from './error-entry.js';

const unavailable = 'The assistant is currently unavailable.';

/** Opening a session, and its end. */
export const sessionErrors = {
  'session-expired': entry(
    'Your session expired. Start again.',
    'Anam refused the token twice. A token is for one session and lives an hour; check the API key.',
    'new-token',
    'start',
  ),
  'session-busy': entry(
    'All lines are busy. Try again in a moment.',
    'The plan’s concurrency limit. A killed tab holds its slot for 10 to 20 s; look for sessions that never stop.',
    { afterMs: 20_000 },
    'start',
  ),
  'session-limit': entry(unavailable, 'The plan’s usage limit is reached.'),
  'session-spend-cap': entry(unavailable, 'The account’s spend cap is reached.'),
  'session-no-plan': entry(unavailable, 'The Anam account has no plan.'),
  'session-unavailable': entry(
    'No avatar is free right now. Try again in a moment.',
    'Anam answered 503.',
    { afterMs: 5_000 },
    'start',
  ),
  'session-setup': entry(
    notSetUp,
    'Anam refused the request; see `data.detail`. Check avatarId, voiceId, llmId.',
  ),
  'session-failed': entry(notStarted, 'Anam could not be reached, or failed, three times.', 'now', 'start'),
  'session-load': entry(
    'The assistant could not be loaded. Try again.',
    'A chunk of the app did not load: the network, or a deployment that replaced it.',
    'now',
    'reload',
  ),
  'session-timeout': entry(
    'Connecting took too long. Try again.',
    'Not live within `timeouts.startMs`. A VPN or firewall that blocks WebRTC is the usual cause.',
    'now',
    'start',
  ),
  'session-stopped': entry(
    'The conversation was ended.',
    '`end()` came before the session was live.',
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
