import { describe, expect, it } from 'vitest';
import { tokenUsage } from './token-usage.js';

describe('tokenUsage', () => {
  it.each([
    [
      'Chat Completions',
      {
        prompt_tokens: 10,
        completion_tokens: 5,
        prompt_tokens_details: { cached_tokens: 8 },
        completion_tokens_details: { reasoning_tokens: 3 },
      },
      { inputTokens: 10, outputTokens: 5, reasoningTokens: 3, cachedInputTokens: 8 },
    ],
    [
      'Responses',
      {
        input_tokens: 10,
        output_tokens: 5,
        input_tokens_details: { cached_tokens: 8 },
        output_tokens_details: { reasoning_tokens: 3 },
      },
      { inputTokens: 10, outputTokens: 5, reasoningTokens: 3, cachedInputTokens: 8 },
    ],
    [
      'Messages, whose cache is counted apart',
      { input_tokens: 2, output_tokens: 5, cache_read_input_tokens: 8, cache_creation_input_tokens: 1 },
      { inputTokens: 11, outputTokens: 5, cachedInputTokens: 8 },
    ],
    [
      'Gemini, whose thoughts are counted apart',
      { promptTokenCount: 10, candidatesTokenCount: 2, thoughtsTokenCount: 3, cachedContentTokenCount: 8 },
      { inputTokens: 10, outputTokens: 5, reasoningTokens: 3, cachedInputTokens: 8 },
    ],
    [
      'DeepSeek',
      { prompt_tokens: 10, completion_tokens: 5, prompt_cache_hit_tokens: 8 },
      { inputTokens: 10, outputTokens: 5, cachedInputTokens: 8 },
    ],
    ['numbers that are none', { prompt_tokens: -1, completion_tokens: 'x' }, {}],
  ])('reads the counts of %s', (_title, usage, expected) => {
    expect(tokenUsage(usage)).toEqual(expected);
  });

  it('replaces what was said before, and keeps the rest', () => {
    expect(tokenUsage({ output_tokens: 9 }, { inputTokens: 4, outputTokens: 1 })).toEqual({
      inputTokens: 4,
      outputTokens: 9,
    });
  });
});
