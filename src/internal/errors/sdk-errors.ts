import { entry, notSetUp } from './error-entry.js';

/**
 * Errors for an SDK that is missing or newer than this package supports. In their own file, so that the first load does
 * not bundle them.
 */
export const sdkErrors = {
  'config-sdk': entry(notSetUp, 'Run: npm install @anam-ai/js-sdk'),
  'config-sdk-changed': entry(
    notSetUp,
    'The SDK lacks the feature that `message` names. The session works without it. Update anam-react, or use @anam-ai/js-sdk 4.27.',
  ),
} as const;
