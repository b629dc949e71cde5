import type { LlmAdapter } from '../llm-adapter.js';
import { geminiContent, type GeminiSettings } from '../protocols/gemini.js';
import { endpointAdapter, type EndpointOptions } from './endpoint-adapter.js';

/** Options of `gemini`. */
export interface GeminiOptions extends EndpointOptions, GeminiSettings {
  readonly model: string;
  /**
   * Sent as `x-goog-api-key`. **Whoever opens a page can read a key that is in it**: in production give a `url` of your
   * own server instead, which adds the key.
   */
  readonly apiKey?: string | undefined;
  /** @default 'https://generativelanguage.googleapis.com/v1beta' */
  readonly baseUrl?: string | undefined;
  /** The whole address instead, e.g. of your proxy. */
  readonly url?: string | undefined;
}

/**
 * Gemini in its own protocol, thoughts included. Google answers pages of other origins, but only to its own headers:
 * one of yours needs a `url` of your server.
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
    protocol: geminiContent,
    settings: options,
    options,
  });
}
