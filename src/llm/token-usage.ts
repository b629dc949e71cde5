import { isObject } from './json.js';
import type { LlmTokenUsage } from './llm-adapter.js';

const count = (...values: unknown[]): number | undefined =>
  values.find((value): value is number => Number.isSafeInteger(value) && (value as number) >= 0);

/**
 * The tokens in an object of usage, as Chat Completions, Responses, Anthropic and Gemini spell them. Gemini counts
 * thoughts apart. What is new replaces what was said `before`: Anthropic tells the two numbers in two events.
 */
export function tokenUsage(usage: unknown, before?: LlmTokenUsage): LlmTokenUsage | undefined {
  if (!isObject(usage)) return before;
  const { prompt_tokens, input_tokens, promptTokenCount, completion_tokens, output_tokens } = usage;
  const { candidatesTokenCount, thoughtsTokenCount } = usage;
  const inputTokens = count(prompt_tokens, input_tokens, promptTokenCount);
  const written = count(completion_tokens, output_tokens, candidatesTokenCount);
  const outputTokens = written === undefined ? undefined : written + (count(thoughtsTokenCount) ?? 0);
  return {
    ...before,
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
  };
}
