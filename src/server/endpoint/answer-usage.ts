import type { LlmUsage } from '../usage-meter.js';

/** The tokens of an answer, reported by the adapter or estimated. */
export type AnswerUsage = Pick<
  LlmUsage,
  'inputTokens' | 'outputTokens' | 'reasoningTokens' | 'cachedInputTokens'
>;

/** As Chat Completions name them. */
export const chatUsage = ({
  inputTokens,
  outputTokens,
  reasoningTokens,
  cachedInputTokens,
}: AnswerUsage) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
  prompt_tokens_details: { cached_tokens: cachedInputTokens ?? 0 },
  completion_tokens_details: { reasoning_tokens: reasoningTokens ?? 0 },
});
