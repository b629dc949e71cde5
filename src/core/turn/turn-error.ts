import { llmRunErrors, turnErrors } from '../../internal/error-catalogue.js';
import { errorFactory } from '../../internal/persona-error.js';

export const turnError = errorFactory(turnErrors);
export const llmError = errorFactory(llmRunErrors);
