import type { LlmTokenUsage } from '../../../llm/llm-adapter.js';

const counts = ['inputTokens', 'outputTokens', 'reasoningTokens', 'cachedInputTokens'] as const;

/** Adds `more` to the sum, and subtracts `before`, which was added earlier. Unknown counts stay missing. */
export function addUsage(
  sum: LlmTokenUsage,
  more: LlmTokenUsage | null,
  before: LlmTokenUsage = {},
): LlmTokenUsage {
  const result: { -readonly [Count in keyof LlmTokenUsage]: number } = { ...sum };
  for (const count of counts) {
    const added = more?.[count];
    if (Number.isFinite(added)) result[count] = (sum[count] ?? 0) + Number(added) - (before[count] ?? 0);
  }
  return result;
}
