import type { PersonaError } from '../internal/persona-error.js';
import { createRedactor, safeCause } from '../internal/redactor.js';
import { bareUrl, secretsIn, secretsInUrl } from '../internal/secret-values.js';
import { describeErrorInfo } from './describe-error-info.js';
import { llmError } from './llm-error.js';
import { isObject } from './json.js';
import type { ThrownErrorInfo } from './llm-error-info.js';
import { retryAfterFromHeaders } from './retry-after.js';

/** Where a request went, and with what. */
export interface SentRequest {
  readonly url: string;
  readonly headers: Headers;
}

/**
 * The error of an endpoint without what was sent in headers and in the query. In its sentence `{url}` stands for where
 * the request went, `{cause}` for the words of what was thrown. An error of
 * the `openai` package bears the `headers` of its response.
 * @param secrets more of them
 */
export function requestError(
  { fault, cause }: ThrownErrorInfo,
  sent: readonly SentRequest[],
  secrets: readonly string[] = [],
): PersonaError {
  const place = sent[0] ? bareUrl(sent[0].url) : 'the model endpoint';
  const words = (mark: string) => (mark === '{url}' ? place : String(cause));
  const own = fault.message?.replace(/\{(?:url|cause)\}/g, words);
  const { code, message, detail, body, ...facts } = describeErrorInfo({
    ...fault,
    ...(own !== undefined && { message: own }),
  });
  const retryAfterMs =
    isObject(cause) && cause['headers'] instanceof Headers
      ? retryAfterFromHeaders(cause['headers'])
      : undefined;
  const redact = createRedactor([...secrets, ...sent.flatMap(secretsSent)]);
  return llmError(code, {
    ...facts,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    cause: safeCause(cause, redact),
    message: redact(message),
    ...(detail !== undefined && { detail: redact(detail) }),
    ...(body !== undefined && { body: redact(body) }),
  });
}

const secretsSent = ({ url, headers }: SentRequest): string[] => [
  ...[...headers.values()].flatMap(secretsIn),
  ...secretsInUrl(url),
];
