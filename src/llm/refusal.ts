import { readErrorText } from '../internal/read-text.js';
import { endpointFault, errorIn } from './endpoint-fault.js';
import { isObject, parseJson } from './json.js';
import type { LlmFault } from './llm-fault.js';
import { retryAfterFromHeaders } from './retry-after.js';

/** What an endpoint said when it refused a request. Loaded with the first refusal. */
export async function readRefusal(response: Response): Promise<LlmFault> {
  const body = await readErrorText(response);
  const value = parseJson(body);
  const fault = endpointFault(errorIn(value) ?? (isObject(value) ? value : {}), body, response.status);
  const retryAfterMs = retryAfterFromHeaders(response.headers);
  return retryAfterMs === undefined ? fault : { ...fault, retryAfterMs };
}
