import { entry } from './error-entry.js';

/**
 * Errors for input that can occur without a session. In their own object, so that the first load does not bundle the
 * others.
 */
export const inputErrors = {
  'turn-empty': entry('Type something first.', '`ask` and `say` need text that is not empty.'),
  'turn-unknown': entry(
    'There is no question to ask again.',
    '`retry` needs a turn in which the user said something.',
  ),
} as const;
