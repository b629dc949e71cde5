import { entry } from './error-entry.js';

/** Errors that can occur without a session. In their own object, so that the first load does not bundle the others. */
export const sessionLifeErrors = {
  'session-load': entry(
    'The assistant could not be loaded. Try again.',
    'A chunk of the app did not load. Causes: the network, or a new deployment.',
    'now',
    'reload',
  ),
  'session-timeout': entry(
    'Connecting took too long. Try again.',
    'The session was not live within `timeouts.startMs`. Usual cause: a VPN or firewall that blocks WebRTC.',
    'now',
    'start',
  ),
  'session-stopped': entry(
    'The conversation was ended.',
    '`end()` was called before the session was live.',
    'now',
    'start',
  ),
  'session-not-live': entry(
    'Start the conversation first.',
    'Call `persona.start()` before `ask` or `say`.',
    'now',
    'start',
  ),
} as const;
