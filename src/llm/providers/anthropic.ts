import type { LlmAdapter } from '../llm-adapter.js';
import { anthropicMessages } from '../protocols/anthropic.js';
import { endpointAdapter, type EndpointOptions } from './endpoint-adapter.js';

/** Options of `anthropic`. */
export interface AnthropicOptions extends EndpointOptions {
  readonly model: string;
  /** Sent as `x-api-key`. **Whoever opens a page can read a key that is in it**: prefer a `url` of yours. */
  readonly apiKey?: string | undefined;
  /**
   * Asks Anthropic to answer a page of another origin, which it else does not, by the header
   * `anthropic-dangerous-direct-browser-access`. For pages that are yours alone, as they hold the key.
   * @default false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * The whole address, e.g. of your proxy.
   * @default 'https://api.anthropic.com/v1/messages'
   */
  readonly url?: string | undefined;
  /** Sent as `system`; a function is asked at each request. */
  readonly systemPrompt?: string | (() => string) | undefined;
  /** More fields of the request, e.g. `{ max_tokens: 500 }`, which is 4096 otherwise. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Anthropic's Messages API. The thoughts of a model that thinks are reasoning parts; their signed blocks go back with
 * the tool calls that they led to, as the API demands.
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
    protocol: anthropicMessages,
    settings: options,
    options,
  });
}
