import { entry } from './error-entry.js';

/** Keeping a conversation. */
export const storageErrors = {
  'storage-load': entry(
    'The earlier conversation could not be loaded.',
    'The storage failed, took over 10 s, or holds what this version cannot read; see `cause`. Nothing is kept over it.',
    'now',
    'reload',
  ),
  'storage-save': entry(
    'The conversation could not be kept.',
    'The storage refused; see `cause`. A full disk and private windows are the usual causes. It is tried again.',
    'now',
  ),
} as const;
