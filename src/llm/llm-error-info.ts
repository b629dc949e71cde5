import type { llmErrors } from '../internal/errors/llm-errors.js';
import type { PersonaErrorData } from '../internal/persona-error.js';
import type { JsonObject } from './json.js';

export type LlmErrorCode = keyof typeof llmErrors;

/**
 * The data of an `llm-*` error that a codec found, before it is thrown. Its message is often missing, because the texts
 * are loaded with the first error; `describeErrorInfo` adds them.
 */
export interface LlmErrorInfo extends PersonaErrorData {
  readonly code: LlmErrorCode;
  /** Missing if another field determines the text. `{url}` and `{cause}` are replaced. */
  readonly message?: string;
  /** What went wrong with the request or its answer; the text is loaded with the first error. */
  readonly why?: 'redirect' | 'not-made' | 'not-sent';
  /** How long the endpoint sent nothing, in milliseconds. */
  readonly silentMs?: number;
  /** The error that an endpoint reported; `body` contains its text. */
  readonly reported?: JsonObject;
  /** What was expected instead of `body`, as error messages name it. */
  readonly wanted?: string;
  /** Whether `body` is an event of another protocol. */
  readonly isEvent?: boolean;
}

export const brokeOff: LlmErrorInfo = { code: 'llm-truncated' };

/** Mistral, OpenRouter and OpenAI can report a failure of the model without details. */
export const modelFailed: LlmErrorInfo = { code: 'llm-failed' };

/** Thrown inside an adapter, which converts it to a `PersonaError`. */
export class ThrownErrorInfo extends Error {
  constructor(
    readonly fault: LlmErrorInfo,
    override readonly cause?: unknown,
  ) {
    super();
  }
}
