import { PersonaError } from '../../internal/persona-error.js';
import { llmError } from '../llm-error.js';

/**
 * What a failure before the first part means: `fault`: the endpoint's, another may do better; `missing`: the model is
 * not there, and will not be soon; `unfit`: this request is not for this endpoint; `request`: no endpoint would take it.
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
 * One error for several: the last of those that can pass, an endpoint's own answer before a mere silence. Its
 * `retryAfterMs` is the soonest of all.
 */
export function mostTelling(errors: readonly PersonaError[]): PersonaError {
  const weight = ({ retryable, data }: PersonaError) => Number(retryable) * 2 + Number('status' in data);
  const found = errors.reduce((best, error) => (weight(error) >= weight(best) ? error : best));
  const retryAfterMs = Math.min(...errors.map(({ data }) => data.retryAfterMs ?? Infinity));
  if (retryAfterMs === (found.data.retryAfterMs ?? Infinity)) return found;
  const { code, message, data } = found;
  return new PersonaError(code, message, found, { ...data, retryAfterMs }, { cause: found });
}
