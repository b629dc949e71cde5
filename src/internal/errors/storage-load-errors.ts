import { entry } from './error-entry.js';

/**
 * Errors that can occur before the code for saving is loaded. In their own object, so that the first load does not
 * bundle the others.
 */
export const storageLoadErrors = {
  'storage-load': entry(
    'The earlier conversation could not be loaded. Reload the page.',
    'The storage failed, took over 10 s, or contains damaged data; see `cause`. It is not overwritten until you call `persona.clear()`.',
    'now',
    'reload',
  ),
} as const;
