import { turnErrors } from '../../../internal/errors/turn-errors.js';
import { llmRunErrors } from '../../../internal/errors/llm-run-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';

export const turnError = errorFactory(turnErrors);
export const llmError = errorFactory(llmRunErrors);
