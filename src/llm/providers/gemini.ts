import { geminiApi } from '../apis/gemini.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { GeminiSettings } from '../protocols/gemini.js';
import type { EndpointOptions } from './endpoint.js';
import { endpointAdapter } from './endpoint-adapter.js';

/** Options of `gemini`. */
export interface GeminiOptions extends EndpointOptions, GeminiSettings {
  readonly model: string;
  /**
   * Sent as `x-goog-api-key`. **Anyone who opens a page can read the key in it**: in production, use a `url` on your
   * server, which adds the key.
   */
  readonly apiKey?: string | undefined;
  /** @default 'https://generativelanguage.googleapis.com/v1beta' */
  readonly baseUrl?: string | undefined;
  /** The full URL to use instead, e.g. of your proxy. */
  readonly url?: string | undefined;
}

/**
 * Creates an adapter for Gemini's own protocol, including thoughts. Google's CORS allows only its own headers: to send
 * your own headers, use a `url` on your server.
 *
 * @example
 * const llm = gemini({ url: '/api/persona/gemini', model: 'gemini-2.5-flash', systemPrompt: 'Answer briefly.' });
 */
export function gemini(options: GeminiOptions): LlmAdapter {
  const { apiKey, model, baseUrl = 'https://generativelanguage.googleapis.com/v1beta' } = options;
  const base = baseUrl.replace(/\/+$/, '');
  return endpointAdapter({
    name: `gemini ${model}`,
    url: options.url ?? `${base}/models/${encodeURIComponent(model)}:streamGenerateContent?alt=sse`,
    auth: apiKey ? { 'x-goog-api-key': apiKey } : {},
    api: geminiApi,
    settings: options,
    options,
  });
}
