import { entry, notSetUp } from './error-entry.js';

/** The error that the server handlers throw. In its own file, so that they do not bundle the others. */
export const optionErrors = {
  'config-invalid': entry(notSetUp, 'An option has an invalid value. The message names the option.'),
} as const;
