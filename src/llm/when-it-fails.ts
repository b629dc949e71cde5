/** What only a failed answer needs: one module, so that an app loads one file when there is an error and none before. */
export { readErrorText } from '../internal/read-text.js';
export { requestError } from './request-error.js';
export { llmError } from './llm-error.js';
export { readRefusal } from './refusal.js';
