import { isObject, toJson, type JsonObject } from './json.js';
import type { LlmErrorCode, LlmErrorInfo } from './llm-error-info.js';

// Matched with the HTTP status and the codes, types and reasons as OpenAI, Azure, Groq, DeepSeek, Gemini and Anthropic
// spell them. Gemini answers 400 for a wrong key; Groq's flex tier 498 and Anthropic 529 when they have no capacity.
const codes: readonly (readonly [RegExp, LlmErrorCode])[] = [
  [/^40[13]|api_?key|authenti|permission/i, 'llm-unauthorized'],
  [/^(429|498|529)|rate_?limit|quota|exhausted|overloaded|capacity/i, 'llm-rate-limited'],
  [/^404|not_?found/i, 'llm-not-found'],
  [/^(408|504)/, 'llm-timeout'],
  [/^4(?!09|25)/, 'llm-invalid-request'],
];

/** The codes of `llmErrors`. Written out, because that table is loaded with the first error. */
const known =
  /^llm-(?:empty|failed|invalid-request|not-found|protocol|provider-unreachable|rate-limited|timeout|too-large|truncated|unauthorized)$/;

/**
 * Returns the error in a JSON value, in any of these shapes: `{ error: { message } }`, `{ error: 'words' }`,
 * `[{ error }]` (Gemini), `{ object: 'error', message }` (vLLM), `{ error_type, error_message }` (Venice).
 */
export function errorIn(value: unknown): JsonObject | undefined {
  const found = Array.isArray(value) ? value[0] : value;
  if (!isObject(found)) return undefined;
  if (isObject(found['error'])) return found['error'];
  if (found['object'] === 'error' || found['error_message']) return found;
  return found['error'] ? { message: found['error'] } : undefined;
}

/** Converts an error that an endpoint reported, by HTTP status or inside a stream. */
export function endpointErrorInfo(
  reported: JsonObject,
  body = toJson(reported),
  status = statusIn(reported),
): LlmErrorInfo {
  return { code: codeOf(reported, status), reported, body, ...(status !== undefined && { status }) };
}

function codeOf({ code, type, status: name, details }: JsonObject, status = 500): LlmErrorCode {
  // Our proxy has already set the code. Its own network errors become `llm-provider-unreachable`.
  if (code === 'llm-unreachable') return 'llm-provider-unreachable';
  if (typeof code === 'string' && known.test(code)) return code as LlmErrorCode;
  const spelled = `${status} ${toJson([code, type, name, details])}`;
  return codes.find(([pattern]) => pattern.test(spelled))?.[1] ?? 'llm-failed';
}

function statusIn({ status_code: groq, code, status }: JsonObject): number | undefined {
  return [groq, code, status].map(Number).find((number) => number >= 400 && number < 600);
}
