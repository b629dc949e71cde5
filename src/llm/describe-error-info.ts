import type { ErrorDetails } from '../internal/persona-error.js';
import { endpointErrorCode } from './endpoint-error-code.js';
import type { LlmErrorCode, LlmErrorInfo } from './llm-error-info.js';
import { knownBody } from './known-body.js';
import { mostOf, type AnswerLimit } from './protocols/answer-limits.js';
import { reportedWords } from './reported-words.js';
import { retryAfterFromText } from './retry-after.js';

export interface DescribedErrorInfo extends ErrorDetails {
  readonly code: LlmErrorCode;
}

/** Returns this package's text for an error that no endpoint reported, with the placeholders `{url}` and `{cause}`. */
export function ownText({
  code,
  message,
  why,
  silentMs,
  reported,
  limit,
  wanted,
}: LlmErrorInfo): string | undefined {
  if (reported || limit || wanted) return undefined;
  if (message !== undefined) return message;
  if (silentMs !== undefined) return `{url} sent nothing for ${silentMs} ms.`;
  return why ? textOfReason[why] : textOfCode[code];
}

const textOfReason: Readonly<Record<NonNullable<LlmErrorInfo['why']>, string>> = {
  redirect: '{url} redirects, but redirects are not followed. Use the final URL.',
  'not-made': 'The request to the model could not be made.',
  'not-sent': 'The request to {url} failed: {cause}',
};

const textOfCode: Readonly<Partial<Record<LlmErrorCode, string>>> = {
  'llm-truncated': 'The response of the model endpoint was cut off.',
  'llm-failed': 'The model stopped with an error.',
};

/** Adds the message and the details that a decoder omits. They are not redacted yet. */
export function describeErrorInfo(given: LlmErrorInfo): DescribedErrorInfo {
  const { reported, wanted, isEvent, why: _, silentMs: _ms, ...info } = given;
  const { body = '', limit, status } = info;
  if (limit) return { ...info, message: `The model sent more than ${mostOf(limit)} ${whatOf[limit]}.` };
  if (wanted) {
    const { form, advice } = knownBody(body, isEvent);
    const message = `The model endpoint returned ${form} instead of ${wanted}.`;
    return { ...info, message: advice ? `${message} ${advice}` : message };
  }
  if (!reported) return { ...info, message: ownText(given) ?? '' };
  // Not shortened here, because redaction would not recognize a truncated key.
  const detail = reportedWords(reported) || body;
  const retryAfterMs = retryAfterFromText(body);
  const event = status === undefined ? 'reported an error' : `returned ${status}`;
  return {
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...info,
    code: endpointErrorCode(reported, body, status),
    message: `The model endpoint ${event}${detail.trim() ? `: ${detail}` : '.'}`,
    detail,
  };
}

const whatOf: Readonly<Record<AnswerLimit, string>> = {
  bytes: 'bytes in one answer',
  'tool-calls': 'tool calls',
  'tool-arguments': 'characters in the arguments of a tool call',
  signature: 'characters in the signature of a thought',
  array: 'elements in an array of tool arguments',
  nesting: 'levels in the arguments of a tool call',
  event: 'characters in an event',
  sources: 'sources',
  empty: 'characters without an event',
  'empty-events': 'events without text or a complete tool call',
  unreadable: 'events that are not JSON',
};
