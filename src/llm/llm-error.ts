import { llmErrors } from '../internal/errors/llm-errors.js';
import { errorFactory, type ErrorDetails, type PersonaError } from '../internal/persona-error.js';
import { printable } from '../internal/printable.js';
import type { LlmErrorCode } from './llm-error-info.js';

const makeError = errorFactory(llmErrors);

const WORDS_LIMIT = 500;
const BODY_LIMIT = 2000;

/** Creates an `llm-*` error. Endpoint texts are shortened, and control characters are removed. */
export function llmError(
  code: LlmErrorCode,
  { message, detail, body, ...facts }: ErrorDetails,
): PersonaError {
  return makeError(code, {
    ...facts,
    message: printable(message.slice(0, WORDS_LIMIT)),
    ...(detail !== undefined && { detail: printable(detail.slice(0, WORDS_LIMIT)) }),
    ...(body !== undefined && { body: printable(body.slice(0, BODY_LIMIT), '\n\t') }),
  });
}
