import { endpointErrorInfo } from './endpoint-error.js';
import { isObject, toJson } from './json.js';
import type { LlmErrorInfo } from './llm-error-info.js';

/**
 * Converts the error of a client of the `openai` package, or returns `fault` for any other error.
 *
 * An `APIError` has the body's `error`, the `headers` and, unless it arrived inside a stream, a `status`. An
 * `APIConnectionError` has neither body nor status. Incomplete JSON causes a `SyntaxError` (openai 6.49.0
 * `core/error.mjs`, `core/streaming.mjs`).
 */
export function sdkErrorInfo(cause: unknown, fault: LlmErrorInfo): LlmErrorInfo {
  if (!isObject(cause)) return fault;
  const { error, message } = cause;
  const status = typeof cause['status'] === 'number' ? cause['status'] : undefined;
  const words = `The openai package threw: ${String(message)}`;
  if (status !== undefined && status >= 300 && status < 400)
    return {
      code: 'llm-protocol',
      status,
      message: 'The model endpoint redirects, but redirects are not followed. Use the final URL.',
    };
  if (status !== undefined || error) {
    const found = isObject(error) ? error : { message: error || message };
    return endpointErrorInfo(found, toJson(found), status);
  }
  if ('requestID' in cause)
    return { code: /timed out/.test(words) ? 'llm-timeout' : 'llm-unreachable', message: words };
  if (cause instanceof SyntaxError) return { code: 'llm-protocol', message: words };
  return cause instanceof TypeError ? fault : { code: 'llm-failed', message: words };
}
