import { entry } from './error-entry.js';
import { supportErrors } from './support-errors.js';

/** Errors of the connection for picture, voice and text. */
export const connectionErrors = {
  'connection-lost': entry(
    'The connection was lost. Start again.',
    'Reconnecting failed or is off. Call `start()` for a new session; the transcript stays.',
    'new-token',
    'start',
  ),
  'connection-failed': entry(
    'The assistant could not connect. Try again.',
    'The WebRTC connection failed. Usual cause: a VPN or firewall that blocks WebRTC.',
    'new-token',
    'start',
  ),
  ...supportErrors,
} as const;
