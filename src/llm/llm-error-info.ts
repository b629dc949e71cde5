import type { llmErrors } from '../internal/errors/llm-errors.js';
import type { PersonaErrorData } from '../internal/persona-error.js';
import type { JsonObject } from './json.js';

export type LlmErrorCode = keyof typeof llmErrors;

/**
 * An `llm-*` error as data: what a codec found, before anybody throws it. It is short, as it is loaded with every answer;
 * `describeErrorInfo` adds the rest when there is an error.
 */
export interface LlmErrorInfo extends PersonaErrorData {
  readonly code: LlmErrorCode;
  /** Absent where `reported`, `limit` or `wanted` says more. */
  readonly message?: string;
  /** The error that an endpoint reported; `body` holds the text that it came in. */
  readonly reported?: JsonObject;
  /** What should have come in place of `body`, in the words of a developer message. */
  readonly wanted?: string;
  /** `body` came as an event, of another protocol. */
  readonly isEvent?: boolean;
}

export const brokeOff: LlmErrorInfo = {
  code: 'llm-truncated',
  message: 'The answer of the model endpoint was cut off.',
};

/** Mistral, OpenRouter and OpenAI report a failure of the model so, when they say no more. */
export const modelFailed: LlmErrorInfo = { code: 'llm-failed', message: 'The model stopped with an error.' };

/** Thrown inside an adapter, on the way to where it becomes a `PersonaError`. */
export class ThrownErrorInfo extends Error {
  constructor(
    readonly fault: LlmErrorInfo,
    override readonly cause?: unknown,
  ) {
    super();
  }
}
