import { entry, notSetUp } from './error-entry.js';

/** The error for an invalid tool definition. In its own file, so that `defineTool` does not bundle the others. */
export const toolErrors = {
  'config-tool': entry(notSetUp, 'A tool is invalid. The message says why.'),
} as const;
