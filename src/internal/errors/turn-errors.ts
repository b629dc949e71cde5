import { entry } from './error-entry.js';

/** Errors of input that is refused, and of an answer that cannot be spoken. */
export const turnErrors = {
  'turn-empty': entry('Type something first.', '`ask` and `say` need text that is not empty.'),
  'turn-too-long': entry(
    'This message is too long. Shorten it.',
    'In server mode the question is sent as one data channel message of at most `data.maxBytes` bytes. Shorten it, or send a long document in parts with `addContext`.',
    'never',
    'type',
  ),
  'turn-context-too-long': entry(
    'Something on this page is too long for the assistant.',
    'In server mode `addContext` sends one message of at most `data.maxBytes` bytes. Send less text, or several parts.',
  ),
  'turn-busy': entry(
    'Wait until the assistant has finished.',
    'A turn is running and `advanced.inputPolicy` is "reject".',
    'now',
  ),
  'talk-failed': entry(
    'The assistant could not speak.',
    'The SDK refused a chunk of text; see `cause`.',
    'now',
    'ask-again',
  ),
  'turn-unknown': entry(
    'There is no question to ask again.',
    '`retry` needs a turn of this conversation in which the user said something.',
  ),
} as const;
