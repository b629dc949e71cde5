import { entry } from './error-entry.js';
import { inputErrors } from './input-errors.js';

/** Input that makes no turn, and an answer that cannot be spoken. */
export const turnErrors = {
  ...inputErrors,
  'turn-too-long': entry(
    'This message is too long. Shorten it.',
    'In server mode the question goes over the data channel in one message of `data.maxBytes` bytes. Shorten it, or send a document by `addContext` in parts.',
    'never',
    'type',
  ),
  'turn-context-too-long': entry(
    'Something on this page is too long for the assistant.',
    '`addContext` sends one message of `data.maxBytes` bytes in server mode. Send less, or several parts.',
  ),
  'turn-busy': entry(
    'Wait until the assistant has finished.',
    'A turn is running and `advanced.inputPolicy` is "reject".',
    'now',
  ),
  'talk-failed': entry(
    'The assistant could not speak.',
    'The SDK refused a chunk; see `cause`.',
    'now',
    'ask-again',
  ),
} as const;
