import { chatApi } from '../apis/chat.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { ChatOptions } from '../protocols/openai-chat.js';
import type { EndpointOptions } from './endpoint.js';
import { bearer, endpointAdapter } from './endpoint-adapter.js';

/** Options of `openai`. */
export interface OpenAIOptions extends EndpointOptions, ChatOptions {
  readonly model: string;
  /**
   * Sent as `Authorization: Bearer`. **Anyone who opens a page can read the key in it**: in production, use a `url` on
   * your server, which adds the key.
   */
  readonly apiKey?: string | undefined;
  /** `/chat/completions` is appended. @default 'https://api.openai.com/v1' */
  readonly baseUrl?: string | undefined;
  /** The full URL to use instead, e.g. of your proxy. */
  readonly url?: string | undefined;
  /** More request fields, e.g. `{ temperature: 0.4, max_completion_tokens: 300 }`. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Creates an adapter for OpenAI's Chat Completions API. It does not return reasoning; use `openaiResponses` to show it.
 *
 * @example
 * const llm = openai({ url: '/api/persona/llm', model: 'gpt-5-mini', systemPrompt: 'Answer briefly.' });
 */
export function openai(options: OpenAIOptions): LlmAdapter {
  const { apiKey, baseUrl = 'https://api.openai.com/v1', model } = options;
  return endpointAdapter({
    name: `openai ${model}`,
    url: options.url ?? `${baseUrl.replace(/\/+$/, '')}/chat/completions`,
    auth: bearer(apiKey),
    api: chatApi,
    settings: { ...options, tokenLimitField: 'max_completion_tokens' },
    options,
  });
}
