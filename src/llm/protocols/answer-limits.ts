import type { LlmErrorInfo } from '../llm-error-info.js';

/**
 * The most that one answer may hold of what is kept until it is whole, and of what holds nothing. Text and thoughts are
 * handed on as they come and have no limit here. Characters, calls, elements, events.
 */
const limits = {
  'tool-calls': 256,
  'tool-arguments': 1_000_000,
  signature: 1_000_000,
  array: 10_000,
  sources: 1_000,
  nesting: 100,
  event: 4_000_000,
  // More than a whole event. Keep-alive comments reach it after days.
  empty: 5_000_000,
  // Each of them may be a token of tool arguments, of which no model writes as many.
  'empty-events': 250_000,
  // JavaScript takes up to 50 µs to find out that a text is not JSON.
  unreadable: 1_000,
} as const;

/** Which limit an answer has passed. */
export type AnswerLimit = keyof typeof limits;

export const mostOf = (limit: AnswerLimit): number => limits[limit];

/** The fault of an answer that holds `amount` of something, when that is too much. */
export const checkLimit = (limit: AnswerLimit, amount: number): LlmErrorInfo | undefined =>
  amount > limits[limit] ? overLimit(limit) : undefined;

export const overLimit = (limit: AnswerLimit): LlmErrorInfo => ({ code: 'llm-too-large', limit });
