import { entry } from './error-entry.js';

/** Errors of input that can occur without a session. In their own object, so that the first load does not bundle the others. */
export const inputErrors = {
  'turn-empty': entry('Type something first.', '`ask` and `say` need text that is not empty.'),
  'turn-file-refused': entry(
    'This file cannot be sent. Try another one.',
    'Files need client mode, a `data:` or `https:` URL and, unless they are images, a media type; see `message`.',
  ),
  'turn-unknown': entry(
    'There is no question to ask again.',
    '`retry` needs a turn in which the user said something.',
  ),
} as const;
