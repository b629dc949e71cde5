import { describe, expect, it } from 'vitest';
import { describeErrorInfo } from '../describe-error-info.js';
import { finishReason } from './finish-reason.js';

describe('a finish reason', () => {
  it.each([
    ['stop', 'stop end_turn stop_sequence STOP COMPLETE completed eos_token eos'],
    ['tool-calls', 'tool_calls tool-calls tool_use function_call TOOL_CALL'],
    [
      'length',
      'length max_tokens MAX_TOKENS max_output_tokens model_length model_context_window_exceeded max_new_tokens MAX_OUTPUT_REACHED',
    ],
    [
      'content-filter',
      'content_filter content-filter contentFilter SAFETY RECITATION LANGUAGE BLOCKLIST PROHIBITED_CONTENT SPII IMAGE_SAFETY MODEL_ARMOR sensitive refusal guardrail_intervened ERROR_TOXIC',
    ],
    ['other', 'OTHER max_tool_calls MALFORMED_FUNCTION_CALL UNEXPECTED_TOOL_CALL unknown incomplete'],
  ])('is %s by each name of the providers', (reason, names) => {
    for (const name of ['', ...names.split(' ')].slice(1))
      expect([name, finishReason(name)]).toEqual([name, reason]);
  });

  it.each([
    // Zhipu, DeepSeek, vLLM, Cohere, SGLang
    ['network_error', 'llm-truncated'],
    ['insufficient_system_resource', 'llm-truncated'],
    ['abort', 'llm-truncated'],
    ['USER_CANCEL', 'llm-truncated'],
    ['timeout', 'llm-truncated'],
    ['engine_overloaded', 'llm-truncated'],
    ['unavailable', 'llm-truncated'],
    // Anthropic, if the turn cannot continue
    ['pause_turn', 'llm-truncated'],
    // OpenRouter, Mistral
    ['error', 'llm-failed'],
  ])('is an error for %s', (name, code) => {
    const found = finishReason(name);
    expect(typeof found === 'string' ? found : describeErrorInfo(found).code).toBe(code);
  });
});
