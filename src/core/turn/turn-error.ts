import { turnErrors } from '../../internal/error-catalogue.js';
import { llmRunErrors } from '../../internal/llm-errors.js';
import { errorFactory } from '../../internal/persona-error.js';

export const turnError = errorFactory(turnErrors);
export const llmError = errorFactory(llmRunErrors);
