import { entry } from './error-entry.js';

/** Keeping a conversation. */
export const storageErrors = {
  'storage-load': entry(
    'The earlier conversation could not be loaded.',
    'The storage failed, took over 10 s, or holds damaged data or that of another version; see `cause`. What is stored stays as it is, and nothing is saved over it until `persona.clear()`.',
    'now',
    'reload',
  ),
  'storage-save': entry(
    'The conversation could not be kept.',
    'The storage refused, or took over 10 s; see `cause`. A full disk and private windows are the usual causes. It is tried again, and the notice goes when it works.',
    'now',
  ),
} as const;
