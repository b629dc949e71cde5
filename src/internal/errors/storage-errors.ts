import { entry } from './error-entry.js';

/** Errors of loading and saving a conversation. */
export const storageErrors = {
  'storage-load': entry(
    'The earlier conversation could not be loaded. Reload the page to try again.',
    'The storage failed, took over 10 s, or contains damaged data; see `cause`. It is not overwritten until you call `persona.clear()`.',
    'now',
    'reload',
  ),
  'storage-save': entry(
    'The conversation could not be saved. It is retried automatically.',
    'The storage failed or took over 10 s; see `cause`. Usual causes: a full disk or a private window. Saving is retried.',
    'now',
  ),
} as const;
