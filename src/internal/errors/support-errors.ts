import { entry } from './error-entry.js';

/** The error for a browser that cannot open a session. Known before the first start. */
export const supportErrors = {
  'connection-unsupported': entry(
    'This browser cannot show the assistant.',
    '`RTCPeerConnection` is missing. Causes: an old browser, a web view inside another app, a setting, or a policy. Check `persona.isSupported()` before you offer to start.',
  ),
} as const;
