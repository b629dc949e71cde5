/** Code that only failed answers need, as one module, so that an app loads one file, and only after an error. */
export { requestError } from './request-error.js';
export { llmError } from './llm-error.js';
export { readRefusal, readSdkErrorText } from './refusal.js';
