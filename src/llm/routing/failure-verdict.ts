import { causeWords } from '../../internal/cause-words.js';
import { PersonaError } from '../../internal/persona-error.js';
import { printable } from '../../internal/printable.js';
import { llmRunError } from '../llm-run-error.js';

/**
 * Classifies a failure before the first part. `failed`: another endpoint may work. `closed`: the endpoint does not serve
 * this model or account, and will not soon. `unfit`: this endpoint does not support this request. `request`: no endpoint
 * would accept the request.
 */
export type FailureVerdict = 'failed' | 'closed' | 'unfit' | 'request';

const verdicts: Readonly<Partial<Record<string, FailureVerdict>>> = {
  'llm-not-found': 'closed',
  'llm-not-available': 'closed',
  'llm-quota': 'closed',
  'llm-context-length': 'unfit',
  'llm-unsupported-content': 'unfit',
  'llm-filtered': 'request',
};

// The request uses parameters, tools or images that this model does not support.
const unfit = /unsupported|(?:not|n't) support|max_?(?:completion_|output_)?tokens.{0,9}too large/i;

export function verdictOf({ code, message, data: { detail = '' } }: PersonaError): FailureVerdict {
  if (code !== 'llm-invalid-request') return verdicts[code] ?? 'failed';
  return unfit.test(`${message} ${detail}`) ? 'unfit' : 'request';
}

export function toLlmError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  const words = causeWords(cause);
  return llmRunError('llm-failed', {
    message: `The adapter threw: ${printable(words.slice(0, 500))}`,
    cause,
  });
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
