import { llmRunErrors } from '../../../internal/errors/llm-run-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';

export const llmError = errorFactory(llmRunErrors);
