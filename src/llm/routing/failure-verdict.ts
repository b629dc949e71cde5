import { PersonaError } from '../../internal/persona-error.js';
import { llmError } from '../llm-error.js';

/**
 * Classifies a failure before the first part. `fault`: the endpoint failed, another may work. `missing`: the model does
 * not exist there. `unfit`: this endpoint does not support this request. `request`: no endpoint would accept the request.
 */
export type FailureVerdict = 'fault' | 'missing' | 'unfit' | 'request';

// OpenRouter answers 400 `… is not a valid model ID`, Anthropic 404, vLLM 404 `The model … does not exist`.
const missing = /model.{0,99}(not.?found|not exist|unknown)|(not a valid|unknown|invalid).model/i;
const unfit = /context.(length|window)|too.long|unsupported.(param|value)/i;

export function verdictOf({ code, message, data: { detail = '' } }: PersonaError): FailureVerdict {
  if (code === 'llm-not-found') return 'missing';
  if (code !== 'llm-invalid-request') return 'fault';
  const words = `${message} ${detail}`;
  if (missing.test(words)) return 'missing';
  return unfit.test(words) ? 'unfit' : 'request';
}

export function toLlmError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return llmError('llm-failed', { message: `The adapter threw: ${words}`, cause });
}

/**
 * Combines several errors into one: prefers retryable errors, then errors that an endpoint returned over timeouts. Its
 * `retryAfterMs` is the shortest of all.
 */
export function mostTelling(errors: readonly PersonaError[]): PersonaError {
  const weight = ({ retryable, data }: PersonaError) => Number(retryable) * 2 + Number('status' in data);
  const found = errors.reduce((best, error) => (weight(error) >= weight(best) ? error : best));
  const retryAfterMs = Math.min(...errors.map(({ data }) => data.retryAfterMs ?? Infinity));
  if (retryAfterMs === (found.data.retryAfterMs ?? Infinity)) return found;
  const { code, message, data } = found;
  return new PersonaError(code, message, found, { ...data, retryAfterMs }, { cause: found });
}
