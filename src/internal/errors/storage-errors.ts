import { entry } from './error-entry.js';
import { storageLoadErrors } from './storage-load-errors.js';

/** Errors from loading and saving a conversation. */
export const storageErrors = {
  ...storageLoadErrors,
  'storage-save': entry(
    'The conversation could not be saved. It is retried automatically.',
    'The storage failed or took over 10 s; see `cause`. Usual causes: a full disk or a private window. Saving is retried.',
    'now',
  ),
} as const;
