import { isObject } from './json.js';
import type { LlmTokenUsage } from './llm-adapter.js';

const count = (...values: unknown[]): number | undefined =>
  values.find((value): value is number => Number.isSafeInteger(value) && (value as number) >= 0);

const within = (details: unknown, name: string): unknown => (isObject(details) ? details[name] : undefined);

/**
 * Reads the token counts of a usage object from Chat Completions, Responses, Anthropic or Gemini. Gemini counts
 * thoughts separately, and Anthropic counts cached tokens separately. New counts replace those in `before`, because
 * Anthropic sends input and output counts in two events.
 */
export function tokenUsage(usage: unknown, before?: LlmTokenUsage): LlmTokenUsage | undefined {
  if (!isObject(usage)) return before;
  const { thoughtsTokenCount: thoughts, cache_read_input_tokens: read } = usage;
  const given = count(usage['prompt_tokens'], usage['input_tokens'], usage['promptTokenCount']);
  const written = count(
    usage['completion_tokens'],
    usage['output_tokens'],
    usage['candidatesTokenCount'],
    // If a thought uses up the limit, Gemini reports only the thought's tokens.
    count(thoughts) === undefined ? undefined : 0,
  );
  const apart = (count(read) ?? 0) + (count(usage['cache_creation_input_tokens']) ?? 0);
  const counts = {
    inputTokens: given === undefined ? undefined : given + apart,
    outputTokens: written === undefined ? undefined : written + (count(thoughts) ?? 0),
    reasoningTokens: count(
      within(usage['completion_tokens_details'] ?? usage['output_tokens_details'], 'reasoning_tokens'),
      thoughts,
    ),
    cachedInputTokens: count(
      within(usage['prompt_tokens_details'] ?? usage['input_tokens_details'], 'cached_tokens'),
      read,
      usage['cachedContentTokenCount'],
      usage['prompt_cache_hit_tokens'],
    ),
  };
  return {
    ...before,
    ...Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined)),
  };
}

/** Adds the counts of two requests of one answer. */
export function addUsage(
  first: LlmTokenUsage | undefined,
  second: LlmTokenUsage | undefined,
): LlmTokenUsage | undefined {
  if (!first || !second) return first ?? second;
  const names = Object.keys({ ...first, ...second }) as (keyof LlmTokenUsage)[];
  return Object.fromEntries(names.map((name) => [name, (first[name] ?? 0) + (second[name] ?? 0)]));
}
