import { isObject, toJson, type JsonObject } from './json.js';
import type { LlmErrorCode, LlmErrorInfo } from './llm-error-info.js';

const codes: readonly (readonly [RegExp, LlmErrorCode])[] = [
  [/40[13]/, 'llm-unauthorized'],
  [/404/, 'llm-not-found'],
  // Groq's flex tier returns 498 and Anthropic 529 when they have no capacity.
  [/429|498|529/, 'llm-rate-limited'],
  [/408|504/, 'llm-timeout'],
  // 409, 425 and 499 (canceled) can succeed at the next attempt.
  [/^4(?!09|25|99)/, 'llm-invalid-request'],
];

/**
 * Returns the code that the HTTP status suggests. `endpointErrorCode` reads the rest of the error; it is loaded with the
 * first one.
 */
export const codeOfStatus = (status = 500): LlmErrorCode =>
  codes.find(([pattern]) => pattern.test(String(status)))?.[1] ?? 'llm-failed';

/**
 * Returns the error in a JSON value, or `undefined` if the value is not an error. Known shapes: `{ error: { message }
 * }`, `{ error: 'words' }`, `[{ error }]` (Gemini), `{ errors: [] }` (Cloudflare), `{ object: 'error', message }`
 * (vLLM), `{ type: 'error', message }` (OpenAI Responses), `{ error_type, error_message }` (Venice), `{ detail }`
 * (FastAPI), and `{ message, code }`.
 */
export function errorIn(value: unknown): JsonObject | undefined {
  const found: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(found)) return undefined;
  const { error, errors, message = error } = found;
  if (isObject(error)) return error;
  if (error) return { ...found, message };
  if (Array.isArray(errors) && errors[0]) return { ...Object(errors[0]), message: errors };
  return isFlatError(found) ? found : undefined;
}

/**
 * Whether a flat object is an error. Events of other types report progress. The type of an RFC 9457 problem is a URI.
 */
function isFlatError({ type, object, error_message: words, detail, message, ...rest }: JsonObject): boolean {
  const kind = `${textOf(type)}${textOf(object)}`;
  // AI SDK frames about a tool or the app's data are not errors.
  if (/err/i.test(kind)) return !/^(?:tool|data)-/.test(kind);
  if (kind && !kind.includes(':')) return false;
  // AWS names the error in `__type`.
  const { __type: name, code = name, status, statusCode = status } = rest;
  // Success is `0`, `200`, or no code.
  const isFailure = /^(?!0 |2\d\d |ok |succ)\S|[45]\d\d$| err| fail/i;
  return !!(words ?? detail ?? (message && isFailure.test(`${textOf(code)} ${textOf(statusCode)}`)));
}

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The data of an error that an endpoint reported, by HTTP status or inside a stream. */
export const endpointErrorInfo = (
  reported: JsonObject,
  body = toJson(reported),
  status = statusIn(reported),
): LlmErrorInfo => ({ code: codeOfStatus(status), reported, body, ...(status !== undefined && { status }) });

function statusIn({ status_code: groq, code, status }: JsonObject): number | undefined {
  return [groq, code, status].map(Number).find((number) => number > 399 && number < 600);
}
