import { entry, notSetUp } from './error-entry.js';

/** The one that the handlers of a server raise; apart, so that they do not carry the rest. */
export const optionErrors = {
  'config-invalid': entry(notSetUp, 'An option has a value that cannot work; the message names it.'),
} as const;
