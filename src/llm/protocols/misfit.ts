import type { LlmErrorInfo } from '../llm-error-info.js';

/**
 * Not one event of the protocol came, but something else did. `unread` is what was no event at all, `foreign` the first
 * event of another kind; `wanted` is what should have come, in the words of a developer message.
 */
export function misfit(unread: string, foreign: string, wanted: string): LlmErrorInfo | undefined {
  const body = unread || foreign;
  return body ? { code: 'llm-protocol', body, wanted, isEvent: unread === '' } : undefined;
}
