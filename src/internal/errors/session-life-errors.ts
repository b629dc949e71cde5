import { entry } from './error-entry.js';

/** A page without a session can meet these; apart, so that its first load does not carry the rest. */
export const sessionLifeErrors = {
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
} as const;
