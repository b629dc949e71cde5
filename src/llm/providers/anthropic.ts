import { anthropicApi } from '../apis/anthropic.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { EndpointOptions } from './endpoint.js';
import { endpointAdapter } from './endpoint-adapter.js';

/** Options of `anthropic`. */
export interface AnthropicOptions extends EndpointOptions {
  readonly model: string;
  /** Sent as `x-api-key`. **Anyone who opens a page can read the key in it**: prefer a `url` on your server. */
  readonly apiKey?: string | undefined;
  /**
   * Allows calls from a page, by sending the header `anthropic-dangerous-direct-browser-access`. Use it only for private
   * pages, because the page contains the key.
   * @default false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * The full URL, e.g. of your proxy.
   * @default 'https://api.anthropic.com/v1/messages'
   */
  readonly url?: string | undefined;
  /** Sent as `system`. A function is called for each request. */
  readonly systemPrompt?: string | (() => string) | undefined;
  /** More request fields, e.g. `{ max_tokens: 500 }` (default 4096). */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Creates an adapter for Anthropic's Messages API. Thinking is returned as reasoning parts. Its signed blocks are sent
 * back with their tool calls, as the API requires.
 *
 * @example
 * const llm = anthropic({ url: '/api/persona/llm', model: 'claude-haiku-4-5', body: { max_tokens: 500 } });
 */
export function anthropic(options: AnthropicOptions): LlmAdapter {
  const { apiKey, dangerouslyAllowBrowser, model, url = 'https://api.anthropic.com/v1/messages' } = options;
  return endpointAdapter({
    name: `anthropic ${model}`,
    url,
    auth: {
      'anthropic-version': '2023-06-01',
      ...(apiKey && { 'x-api-key': apiKey }),
      ...(dangerouslyAllowBrowser && { 'anthropic-dangerous-direct-browser-access': 'true' }),
    },
    api: anthropicApi,
    settings: options,
    options,
  });
}
