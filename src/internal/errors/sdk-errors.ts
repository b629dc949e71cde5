import { entry, notSetUp } from './error-entry.js';

/** The error of a session with a later SDK. In its own file, so that the first load does not bundle it. */
export const sdkErrors = {
  'config-sdk-changed': entry(
    notSetUp,
    'The session works without what the message names. Update anam-react, or use @anam-ai/js-sdk 4.27.',
  ),
} as const;
