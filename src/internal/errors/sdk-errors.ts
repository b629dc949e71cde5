import { entry, notSetUp } from './error-entry.js';

/** Errors of a missing or later SDK. In their own file, so that the first load does not bundle them. */
export const sdkErrors = {
  'config-sdk': entry(notSetUp, 'Run: npm install @anam-ai/js-sdk'),
  'config-sdk-changed': entry(
    notSetUp,
    'The session works without what the message names. Update anam-react, or use @anam-ai/js-sdk 4.27.',
  ),
} as const;
