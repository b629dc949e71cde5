import { llmErrors } from '../internal/errors/llm-errors.js';
import { errorFactory, type ErrorDetails } from '../internal/persona-error.js';

export const llmError = errorFactory(llmErrors);

export type LlmErrorCode = Parameters<typeof llmError>[0];

/** An `llm-*` error as data: what a codec found, before anybody throws it. */
export interface LlmFault extends ErrorDetails {
  readonly code: LlmErrorCode;
}
