import { entry, notSetUp } from './error-entry.js';

/** Errors of a voice that the app provides. */
export const voiceErrors = {
  'config-voice': entry(
    notSetUp,
    'Your voice cannot be used like this; see `message`. `ownVoice` needs client mode and raw 16-bit PCM, mono, little-endian, without a file header.',
  ),
  'voice-failed': entry(
    'The assistant could not speak. Try again.',
    'Your `speak` function failed, sent no audio for 8 seconds, or sent more audio than the text can need (8 seconds plus 0.2 per character); see `message` and `cause`.',
    'now',
    'ask-again',
  ),
} as const;
