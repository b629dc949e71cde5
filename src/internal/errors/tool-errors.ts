import { entry, notSetUp } from './error-entry.js';

/** The error of a tool's definition. In its own file, so that `defineTool` does not bundle the others. */
export const toolErrors = {
  'config-tool': entry(
    notSetUp,
    'The name, schema or function of a tool is invalid. The message says which.',
  ),
} as const;
