import type { LlmErrorInfo } from '../llm-error-info.js';

/**
 * Returns an error if a response contains no event of the protocol but something else. `unread` is text outside of
 * events, `foreign` the first event of another protocol, and `wanted` the name of the expected input in the developer
 * message.
 */
export function misfit(unread: string, foreign: string, wanted: string): LlmErrorInfo | undefined {
  const body = unread || foreign;
  return body ? { code: 'llm-protocol', body, wanted, isEvent: unread === '' } : undefined;
}
