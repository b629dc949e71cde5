import { endpointErrorInfo, errorIn } from '../endpoint-error.js';
import { isObject, parseJson, toJson, type JsonObject } from '../json.js';
import type { LlmErrorCode, LlmErrorInfo } from '../llm-error-info.js';

/** Codes for errors from `@ai-sdk/provider` 2 to 4 and `ai` 5 to 7 that do not come from an endpoint, by error name. */
const codes: Readonly<Record<string, LlmErrorCode>> = {
  AI_LoadAPIKeyError: 'llm-unauthorized',
  AI_LoadSettingError: 'llm-unauthorized',
  AI_NoSuchModelError: 'llm-not-found',
  AI_NoSuchProviderError: 'llm-not-found',
  AI_InvalidPromptError: 'llm-invalid-request',
  AI_InvalidArgumentError: 'llm-invalid-request',
  AI_UnsupportedFunctionalityError: 'llm-invalid-request',
  AI_TypeValidationError: 'llm-protocol',
  AI_JSONParseError: 'llm-protocol',
  AI_NoOutputGeneratedError: 'llm-empty',
  TimeoutError: 'llm-timeout',
};

/** Converts an error that the AI SDK threw or reported in its stream. Returns `fault` for an unknown error. */
export function aiSdkErrorInfo(cause: unknown, fault: LlmErrorInfo): LlmErrorInfo {
  if (typeof cause === 'string') return endpointErrorInfo({ message: cause }, cause);
  if (!isObject(cause)) return fault;
  const { name, message, lastError, statusCode, responseBody } = cause;
  if (lastError) return aiSdkErrorInfo(lastError, fault);
  const status = typeof statusCode === 'number' ? statusCode : undefined;
  if (status !== undefined || !(cause instanceof Error)) {
    const body = typeof responseBody === 'string' ? responseBody : toJson(cause['data'] ?? plain(cause));
    return endpointErrorInfo(reportedIn(body, cause), body, status);
  }
  const words = `The AI SDK threw: ${String(message)}`;
  const known = codes[String(name)];
  if (known) return { code: known, message: words };
  // A call without a status did not reach its endpoint.
  const unreachable = name === 'AI_APICallError' || cause instanceof TypeError;
  return { code: unreachable ? 'llm-unreachable' : 'llm-failed', message: words };
}

function reportedIn(body: string, cause: JsonObject): JsonObject {
  const value = parseJson(body);
  return errorIn(value) ?? (isObject(value) ? value : { message: cause['message'] });
}

const plain = (cause: JsonObject) => (cause instanceof Error ? { message: cause.message } : cause);
