import { isObject } from '../json.js';
import type { LlmTokenUsage } from '../llm-adapter.js';

const count = (...values: unknown[]) =>
  values.find((value): value is number => Number.isSafeInteger(value) && (value as number) >= 0);

/** The AI SDK's token counts: flat in version 5, with details in nested objects since version 6. */
export function aiSdkUsage(usage: unknown): LlmTokenUsage | undefined {
  if (!isObject(usage)) return undefined;
  const { inputTokens, outputTokens, reasoningTokens, cachedInputTokens } = usage;
  const { inputTokenDetails: input, outputTokenDetails: output } = usage;
  const counts = {
    inputTokens: count(inputTokens),
    outputTokens: count(outputTokens),
    reasoningTokens: count(isObject(output) && output['reasoningTokens'], reasoningTokens),
    cachedInputTokens: count(isObject(input) && input['cacheReadTokens'], cachedInputTokens),
  };
  const known = Object.entries(counts).filter(([, tokens]) => tokens !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
