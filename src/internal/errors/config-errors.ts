import { entry, notSetUp } from './error-entry.js';
import { optionErrors } from './option-errors.js';

/** What only a developer can put right. */
export const configErrors = {
  'config-session': entry(
    notSetUp,
    'Pass `session`: the URL of your session endpoint, or a function that returns a token.',
  ),
  'config-llm': entry(
    notSetUp,
    'Client mode needs `llm.client` (an LlmAdapter); server mode needs `llm.server.llmId`.',
  ),
  'config-sdk': entry(notSetUp, 'Run: npm install @anam-ai/js-sdk'),
  'config-sdk-changed': entry(
    notSetUp,
    'The session works without what the message names. Update anam-react, or go back to @anam-ai/js-sdk 4.27.',
  ),
  'config-tool': entry(
    notSetUp,
    'A tool has a name, a schema or a function that cannot work; the message says which.',
  ),
  ...optionErrors,
  'app-callback': entry('Something went wrong in this page.', 'A callback of the app threw; see `cause`.'),
} as const;
