import { chatApi } from '../apis/chat.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { ChatOptions } from '../protocols/openai-chat.js';
import type { EndpointOptions } from './endpoint.js';
import { bearer, endpointAdapter } from './endpoint-adapter.js';

/** Options of `openaiCompatible`. */
export interface OpenAICompatibleOptions extends EndpointOptions, ChatOptions {
  /**
   * The URL of the endpoint. If its path ends in `/v1`, `/chat/completions` is appended. Other URLs are used unchanged, for
   * example the full URL or a route of your server (`/api/persona/llm`).
   */
  readonly url: string;
  /** Ignored by Azure's classic path, where the deployment is in the URL. */
  readonly model: string;
  /**
   * Sent as `Authorization: Bearer`. **Anyone who opens a page can read the key in it.** Use this only for private
   * pages (a local model, a kiosk) or with a short-lived key. Otherwise keep the key on your server with
   * `createLlmProxy` from `anam-react/server`. For Azure use `headers: { 'api-key': … }` instead.
   */
  readonly apiKey?: string | undefined;
  /** More request fields, e.g. `{ temperature: 0.4, reasoning_effort: 'low' }`. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Creates an adapter for any endpoint with OpenAI's Chat Completions API: OpenAI, Azure, Groq, Mistral, DeepSeek,
 * OpenRouter, vLLM, llama.cpp, Ollama, LM Studio, or your own proxy for one of them. Reasoning is read from
 * `reasoning`, `reasoning_content`, `reasoning_details`, Mistral's content parts, and `<think>` tags; it is never sent.
 *
 * Its stream throws a `PersonaError`: `llm-unauthorized`, `llm-not-found`, `llm-not-available`, `llm-quota`,
 * `llm-rate-limited`, `llm-context-length`, `llm-filtered`, `llm-invalid-request`, `llm-failed` (the endpoint reported
 * an error), `llm-unreachable`, `llm-timeout`, `llm-truncated` (the answer was cut off), `llm-protocol` (not an event
 * stream of chat completion chunks), `llm-provider-unreachable` (a `createLlmProxy` could not reach its provider). It
 * never retries by itself.
 *
 * @example
 * const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b', systemPrompt: 'Answer briefly.' });
 * @example
 * const local = openaiCompatible({ url: 'http://localhost:11434/v1', model: 'qwen3', body: { reasoning_effort: 'low' } });
 */
export function openaiCompatible(options: OpenAICompatibleOptions): LlmAdapter {
  return endpointAdapter({
    name: `openai-compatible ${options.model}`,
    url: completionsUrl(options.url),
    auth: bearer(options.apiKey),
    api: chatApi,
    settings: options,
    options,
  });
}

function completionsUrl(url: string): string {
  return url.replace(/^([^?#]*\/v1)\/?(?=[?#]|$)/, '$1/chat/completions');
}
