import { endpointErrorInfo } from './endpoint-error.js';
import { isObject, toJson } from './json.js';
import type { LlmErrorInfo } from './llm-error-info.js';

/**
 * What a client of the `openai` package threw, or else the `fault` in what it read.
 *
 * `APIError` has the body's `error`, `headers`, and a `status` unless it came inside a stream; `APIConnectionError` is
 * one with neither; half a JSON text is a `SyntaxError` (openai 6.49.0 `core/error.mjs`, `core/streaming.mjs`).
 */
export function sdkErrorInfo(cause: unknown, fault: LlmErrorInfo): LlmErrorInfo {
  if (!isObject(cause)) return fault;
  const { status, error, message } = cause;
  const words = `The openai package threw: ${String(message)}`;
  if (typeof status === 'number' && status >= 300 && status < 400)
    return {
      code: 'llm-protocol',
      status,
      message: 'The model endpoint redirects, and nothing follows. Use the final address.',
    };
  if (typeof status === 'number' || error) {
    const found = isObject(error) ? error : { message: error || message };
    return endpointErrorInfo(found, toJson(found), typeof status === 'number' ? status : undefined);
  }
  if ('requestID' in cause)
    return { code: /timed out/.test(words) ? 'llm-timeout' : 'llm-unreachable', message: words };
  if (cause instanceof SyntaxError) return { code: 'llm-protocol', message: words };
  return cause instanceof TypeError ? fault : { code: 'llm-failed', message: words };
}
