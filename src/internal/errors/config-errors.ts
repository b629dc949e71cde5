import { entry, notSetUp } from './error-entry.js';
import { optionErrors } from './option-errors.js';
import { toolErrors } from './tool-errors.js';

/** Configuration errors that only a developer can fix. */
export const configErrors = {
  'config-session': entry(
    notSetUp,
    'Pass `session`: the URL of your session endpoint, or a function that returns a token.',
  ),
  'config-llm': entry(
    notSetUp,
    'Client mode needs `llm.client` (an LlmAdapter); server mode needs `llm.server.llmId`.',
  ),
  ...toolErrors,
  ...optionErrors,
  'app-callback': entry(
    'Something went wrong on this page. Reload it.',
    'A callback of the app threw an error; see `cause`.',
  ),
} as const;
