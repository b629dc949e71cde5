import { entry } from './error-entry.js';

/** The way of picture, voice and words. */
export const connectionErrors = {
  'connection-lost': entry(
    'The connection was lost.',
    'The SDK gave up its retries. A new `start()` opens a new session; the transcript is kept.',
    'new-token',
    'start',
  ),
  'connection-failed': entry(
    'The connection could not be made. Try again.',
    'WebRTC did not come up. A VPN or firewall that blocks WebRTC is the usual cause.',
    'new-token',
    'start',
  ),
  'connection-unsupported': entry(
    'This browser cannot show the assistant.',
    'RTCPeerConnection is missing: an old browser, a locked-down web view, or a policy.',
  ),
} as const;
