import { llmRunErrors } from '../internal/errors/llm-run-errors.js';
import { errorFactory } from '../internal/persona-error.js';

/** Creates an error that any adapter can have. The texts of all other errors are loaded with the first error. */
export const llmRunError = errorFactory(llmRunErrors);
