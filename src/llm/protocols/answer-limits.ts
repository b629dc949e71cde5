import type { LlmErrorInfo } from '../llm-error-info.js';

/**
 * Limits for one response, in characters, calls, elements, events and bytes: for data that is buffered until it is complete,
 * and for events without content. Text and thoughts are passed on immediately, so only `bytes` limits them.
 */
const limits = {
  // The longest answers of today's models, with one event per token, are half as long.
  bytes: 67_108_864,
  'tool-calls': 256,
  'tool-arguments': 1_000_000,
  signature: 1_000_000,
  array: 10_000,
  sources: 1_000,
  nesting: 100,
  event: 4_000_000,
  // Larger than one event. Keep-alive comments reach it only after days.
  empty: 5_000_000,
  // Each event may carry one token of tool arguments. No model writes this many.
  'empty-events': 250_000,
  // A failing `JSON.parse` takes up to 50 µs.
  unreadable: 1_000,
} as const;

/** The limit that a response exceeded. */
export type AnswerLimit = keyof typeof limits;

export const mostOf = (limit: AnswerLimit): number => limits[limit];

/** Returns an error if `amount` is over the limit. */
export const checkLimit = (limit: AnswerLimit, amount: number): LlmErrorInfo | undefined =>
  amount > limits[limit] ? overLimit(limit) : undefined;

export const overLimit = (limit: AnswerLimit): LlmErrorInfo => ({ code: 'llm-too-large', limit });
