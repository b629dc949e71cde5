import { entry } from './error-entry.js';

/** Input that makes no turn, and an answer that cannot be spoken. */
export const turnErrors = {
  'turn-empty': entry('Type something first.', '`ask` and `say` need text.'),
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
  'turn-unknown': entry(
    'There is nothing to ask again.',
    '`retry` needs a turn in which the user said something, in this conversation.',
  ),
} as const;
