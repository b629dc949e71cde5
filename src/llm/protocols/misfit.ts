import type { LlmErrorInfo } from '../llm-error.js';

/**
 * Not one event of the protocol came, but something else did. `unread` is what was no event at all, `foreign` the first
 * event of another kind; `wanted` is what should have come, in the words of a developer message.
 */
export function misfit(unread: string, foreign: string, wanted: string): LlmErrorInfo | undefined {
  const body = unread || foreign;
  if (body === '') return undefined;
  const isJson = unread !== '' && /^\s*[{[]/.test(body);
  const form = /^\s*</.test(body) ? 'an HTML page' : isJson ? 'JSON' : 'something else';
  return {
    code: 'llm-protocol',
    message: `The model endpoint answered with ${form}, not with ${wanted}.`,
    body,
  };
}
