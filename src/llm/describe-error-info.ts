import type { ErrorDetails } from '../internal/persona-error.js';
import type { LlmErrorCode, LlmErrorInfo } from './llm-error-info.js';
import { knownBody } from './known-body.js';
import { mostOf, type AnswerLimit } from './protocols/answer-limits.js';
import { retryAfterFromText } from './retry-after.js';

export interface DescribedErrorInfo extends ErrorDetails {
  readonly code: LlmErrorCode;
}

/** Adds the message and the details that a decoder omits. They are not redacted yet. */
export function describeErrorInfo({
  reported,
  wanted,
  isEvent,
  message = '',
  ...fault
}: LlmErrorInfo): DescribedErrorInfo {
  const { body = '', limit, status } = fault;
  if (limit) return { ...fault, message: `The model sent more than ${mostOf(limit)} ${whatOf[limit]}.` };
  if (wanted) {
    const { form, advice } = knownBody(body, isEvent);
    const message = `The model endpoint answered with ${form}, not with ${wanted}.`;
    return { ...fault, message: advice ? `${message} ${advice}` : message };
  }
  if (!reported) return { ...fault, message };
  const told = [reported['message'], reported['error_message'], reported['detail'], reported['errorText']];
  // Not cut here, because a cut key would not be recognized by the redaction.
  const detail = told.find((text) => typeof text === 'string') ?? body;
  const retryAfterMs = retryAfterFromText(body);
  const event = status === undefined ? 'reported an error' : `answered ${status}`;
  return {
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...fault,
    message: `The model endpoint ${event}${detail.trim() ? `: ${detail}` : '.'}`,
    detail,
  };
}

const whatOf: Readonly<Record<AnswerLimit, string>> = {
  'tool-calls': 'tool calls',
  'tool-arguments': 'characters in the arguments of a tool call',
  signature: 'characters in the signature of a thought',
  array: 'elements in an array of tool arguments',
  nesting: 'levels in the arguments of a tool call',
  event: 'characters in an event',
};
