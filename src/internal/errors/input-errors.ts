import { entry } from './error-entry.js';

/** Input that makes no turn, with a session or without; separate, so that the first load of a page has only these. */
export const inputErrors = {
  'turn-empty': entry('Type something first.', '`ask` and `say` need text.'),
  'turn-unknown': entry(
    'There is nothing to ask again.',
    '`retry` needs a turn in which the user said something, in this conversation.',
  ),
} as const;
