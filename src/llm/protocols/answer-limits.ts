import type { LlmErrorInfo } from '../llm-error.js';

/**
 * The most that one answer may hold of what is kept until it is whole. Text and thoughts are handed on as they come and
 * have no limit here. Characters, calls, elements.
 */
const limits = {
  'tool-calls': { most: 256, what: 'tool calls' },
  'tool-arguments': { most: 1_000_000, what: 'characters in the arguments of a tool call' },
  signature: { most: 1_000_000, what: 'characters in the signature of a thought' },
  array: { most: 10_000, what: 'elements in an array of tool arguments' },
  nesting: { most: 100, what: 'levels in the arguments of a tool call' },
  event: { most: 4_000_000, what: 'characters in an event' },
} as const;

/** Which limit an answer has passed. */
export type AnswerLimit = keyof typeof limits;

export const mostOf = (limit: AnswerLimit): number => limits[limit].most;

/** The fault of an answer that holds `amount` of something, when that is too much. */
export function checkLimit(limit: AnswerLimit, amount: number): LlmErrorInfo | undefined {
  return amount > limits[limit].most ? overLimit(limit) : undefined;
}

export function overLimit(limit: AnswerLimit): LlmErrorInfo {
  const { most, what } = limits[limit];
  return { code: 'llm-too-large', limit, message: `The model sent more than ${most} ${what}.` };
}
