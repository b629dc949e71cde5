import { entry } from './error-entry.js';
import { inputErrors } from './input-errors.js';

/** Errors for input that is refused, and for an answer that cannot be spoken. */
export const turnErrors = {
  ...inputErrors,
  'turn-file-refused': entry(
    'This file cannot be sent. Try another one.',
    'Files need client mode, a `data:` or `https:` URL and, unless they are images, a media type; see `message`.',
  ),
  'turn-too-long': entry(
    'This message is too long. Shorten it.',
    'In server mode a question is sent as one data channel message of at most `data.maxBytes` bytes. Send a long document in parts with `addContext`.',
    'never',
    'type',
  ),
  'turn-context-too-long': entry(
    'Something on this page is too long for the assistant.',
    'In server mode `addContext` sends at most `data.maxBytes` bytes. Send less text, or several parts.',
  ),
  'turn-busy': entry(
    'Wait until the assistant has finished.',
    'A turn is running and `advanced.inputPolicy` is "reject".',
    'now',
  ),
  'talk-failed': entry(
    'The assistant could not speak. Try again.',
    'The SDK refused a chunk of text; see `cause`.',
    'now',
    'ask-again',
  ),
} as const;
