import { readErrorText } from '../internal/read-text.js';
import { endpointErrorInfo, errorIn } from './endpoint-error.js';
import { isObject, parseJson, toJson } from './json.js';
import type { LlmErrorInfo } from './llm-error-info.js';
import { retryAfterFromHeaders } from './retry-after.js';

/** Reads the error from a response with an error status. Loaded when the first such response arrives. */
export async function readRefusal(response: Response): Promise<LlmErrorInfo> {
  const body = await readErrorText(response);
  const value = parseJson(body);
  const info = endpointErrorInfo(errorIn(value) ?? (isObject(value) ? value : {}), body, response.status);
  const retryAfterMs = retryAfterFromHeaders(response.headers);
  return retryAfterMs === undefined ? info : { ...info, retryAfterMs };
}

/**
 * Reads the body of an error response for the `openai` package, which looks only at its `error` field. An error in
 * another shape is moved there.
 */
export async function readSdkErrorText(response: Response): Promise<string> {
  const body = await readErrorText(response);
  const value = parseJson(body);
  if (!isObject(value) || (!Array.isArray(value) && isObject(value['error']))) return body;
  return toJson({ error: errorIn(value) ?? value });
}
