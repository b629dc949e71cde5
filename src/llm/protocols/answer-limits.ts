import type { LlmErrorInfo } from '../llm-error-info.js';

/**
 * The most that one answer may hold of what is kept until it is whole. Text and thoughts are handed on as they come and
 * have no limit here. Characters, calls, elements.
 */
const limits = {
  'tool-calls': 256,
  'tool-arguments': 1_000_000,
  signature: 1_000_000,
  array: 10_000,
  sources: 1_000,
  nesting: 100,
  event: 4_000_000,
} as const;

/** Which limit an answer has passed. */
export type AnswerLimit = keyof typeof limits;

export const mostOf = (limit: AnswerLimit): number => limits[limit];

/** The fault of an answer that holds `amount` of something, when that is too much. */
export const checkLimit = (limit: AnswerLimit, amount: number): LlmErrorInfo | undefined =>
  amount > limits[limit] ? overLimit(limit) : undefined;

export const overLimit = (limit: AnswerLimit): LlmErrorInfo => ({ code: 'llm-too-large', limit });
