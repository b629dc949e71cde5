import { readErrorText } from '../internal/read-text.js';
import { endpointErrorInfo, errorIn } from './endpoint-error.js';
import { isObject, parseJson } from './json.js';
import type { LlmErrorInfo } from './llm-error-info.js';
import { retryAfterFromHeaders } from './retry-after.js';

/** Reads the error of a response with an error status. Loaded with the first one. */
export async function readRefusal(response: Response): Promise<LlmErrorInfo> {
  const body = await readErrorText(response);
  const value = parseJson(body);
  const fault = endpointErrorInfo(errorIn(value) ?? (isObject(value) ? value : {}), body, response.status);
  const retryAfterMs = retryAfterFromHeaders(response.headers);
  return retryAfterMs === undefined ? fault : { ...fault, retryAfterMs };
}
