import type { LlmTokenUsage } from '../../../llm/llm-adapter.js';

const counts = ['inputTokens', 'outputTokens', 'reasoningTokens', 'cachedInputTokens'] as const;

/** The sum of both. A count that neither has stays missing. */
export function addUsage(sum: LlmTokenUsage, more: LlmTokenUsage | null): LlmTokenUsage {
  const known = counts.filter((count) => (sum[count] ?? more?.[count]) !== undefined);
  return Object.fromEntries(known.map((count) => [count, (sum[count] ?? 0) + (more?.[count] ?? 0)]));
}
