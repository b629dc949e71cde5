import { responsesApi } from '../apis/responses.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { EndpointOptions } from './endpoint.js';
import { bearer, endpointAdapter } from './endpoint-adapter.js';

/** Options of `openaiResponses`. */
export interface OpenAIResponsesOptions extends EndpointOptions {
  readonly model: string;
  /** Sent as `Authorization: Bearer`. **Anyone who opens a page can read the key in it**: prefer a `url` on your server. */
  readonly apiKey?: string | undefined;
  /**
   * The full URL, e.g. of your proxy, of OpenRouter or LM Studio.
   * @default 'https://api.openai.com/v1/responses'
   */
  readonly url?: string | undefined;
  /** Sent as `instructions`. A function is called for each request. */
  readonly systemPrompt?: string | (() => string) | undefined;
  /** More request fields, e.g. `{ reasoning: { effort: 'low', summary: 'auto' } }`. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Creates an adapter for OpenAI's Responses API. It returns reasoning summaries if you set `body.reasoning.summary`.
 * The request tells OpenAI not to store it.
 *
 * @example
 * const llm = openaiResponses({
 *   url: '/api/persona/llm',
 *   model: 'gpt-5-mini',
 *   body: { reasoning: { effort: 'low', summary: 'auto' } },
 * });
 */
export function openaiResponses(options: OpenAIResponsesOptions): LlmAdapter {
  const { apiKey, model, url = 'https://api.openai.com/v1/responses' } = options;
  return endpointAdapter({
    name: `openai-responses ${model}`,
    url,
    auth: bearer(apiKey),
    api: responsesApi,
    settings: options,
    options,
  });
}
