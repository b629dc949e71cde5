import type { PersonaError } from '../internal/persona-error.js';
import { createRedactor, safeCause } from '../internal/redactor.js';
import { bareUrl, secretsIn, secretsInUrl } from '../internal/secret-values.js';
import { describeErrorInfo, ownText } from './describe-error-info.js';
import { llmError } from './llm-error.js';
import { isObject } from './json.js';
import type { ThrownErrorInfo } from './llm-error-info.js';
import { retryAfterFromHeaders } from './retry-after.js';

/** The URL and headers of a sent request. */
export interface SentRequest {
  readonly url: string;
  readonly headers: Headers;
}

/**
 * Creates the error of a request, with the values that were sent in headers and in the query redacted. In its message,
 * `{url}` is replaced by the URL, and `{cause}` by the text of the cause. Errors from the `openai` package contain the
 * response's `headers`.
 * @param secrets more values to redact
 */
export function requestError(
  { fault: info, cause }: ThrownErrorInfo,
  sent: readonly SentRequest[],
  secrets: readonly string[] = [],
): PersonaError {
  const place = sent[0] ? bareUrl(sent[0].url) : 'the model endpoint';
  const words = (mark: string) => (mark === '{url}' ? place : String(cause));
  const own = ownText(info)?.replace(/\{(?:url|cause)\}/g, words);
  const { code, message, detail, body, ...facts } = describeErrorInfo({
    ...info,
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
