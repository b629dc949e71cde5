import { entry, notSetUp } from './error-entry.js';

/** Errors of a voice that the app provides. */
export const voiceErrors = {
  'config-voice': entry(
    notSetUp,
    '`ownVoice` needs client mode and raw 16-bit PCM, mono, without a file header; see `message`.',
  ),
  'voice-failed': entry(
    'The assistant could not speak. Try again.',
    'Your `speak` function failed, stalled for 8 seconds, or did not end; see `message` and `cause`.',
    'now',
    'ask-again',
  ),
} as const;
