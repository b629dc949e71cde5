import type { LlmUsage } from '../usage-meter.js';

/** The token counts of an answer, reported by the adapter or estimated. */
export type AnswerUsage = Pick<
  LlmUsage,
  'inputTokens' | 'outputTokens' | 'reasoningTokens' | 'cachedInputTokens'
>;

/** The duration of an answer so far, in milliseconds. */
export interface AnswerTimes {
  /** The time from the request to the first part. */
  readonly firstPartMs: number;
  readonly totalMs: number;
}

/** Usage in the format of OpenAI and Azure, with every detail, including those that are 0. */
export const chatUsage = ({
  inputTokens,
  outputTokens,
  reasoningTokens,
  cachedInputTokens,
}: AnswerUsage) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
  prompt_tokens_details: { cached_tokens: cachedInputTokens ?? 0, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: reasoningTokens ?? 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});

/** Usage in Groq's format, with times in seconds and only the known details. */
export const groqUsage = (
  { inputTokens, outputTokens, reasoningTokens, cachedInputTokens }: AnswerUsage,
  { firstPartMs, totalMs }: AnswerTimes,
) => ({
  queue_time: 0,
  prompt_tokens: inputTokens,
  prompt_time: firstPartMs / 1000,
  completion_tokens: outputTokens,
  completion_time: (totalMs - firstPartMs) / 1000,
  total_tokens: inputTokens + outputTokens,
  total_time: totalMs / 1000,
  ...(cachedInputTokens && { prompt_tokens_details: { cached_tokens: cachedInputTokens } }),
  ...(reasoningTokens && { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
});
