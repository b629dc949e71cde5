import { chatApi } from '../apis/chat.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { ChatOptions } from '../protocols/openai-chat.js';
import type { EndpointOptions } from './endpoint.js';
import { bearer, endpointAdapter } from './endpoint-adapter.js';

/** Options of `groq`. */
export interface GroqOptions extends EndpointOptions, ChatOptions {
  readonly model: string;
  /** Sent as `Authorization: Bearer`. **Anyone who opens a page can read the key in it**: prefer a `url` on your server. */
  readonly apiKey?: string | undefined;
  /**
   * The format of reasoning: a separate field, `<think>` tags in the text (Groq rejects this with tools), or hidden.
   * This adapter reads the first two. Sent only if set, because Groq rejects it for models that do not reason.
   */
  readonly reasoningFormat?: 'parsed' | 'raw' | 'hidden' | undefined;
  /** `none` or `default` for Qwen, `low` to `high` for gpt-oss. Sent only if set. */
  readonly reasoningEffort?: 'none' | 'default' | 'low' | 'medium' | 'high' | undefined;
  /**
   * The full URL, e.g. of your proxy.
   * @default 'https://api.groq.com/openai/v1/chat/completions'
   */
  readonly url?: string | undefined;
  /** More request fields, e.g. `{ temperature: 0.4 }`. They override the options above. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Creates an adapter for Groq's Chat Completions API, which has a short time to the first token.
 *
 * @example
 * const llm = groq({ url: '/api/persona/llm', model: 'qwen/qwen3-32b', reasoningFormat: 'parsed' });
 */
export function groq(options: GroqOptions): LlmAdapter {
  const { apiKey, model, url = 'https://api.groq.com/openai/v1/chat/completions' } = options;
  return endpointAdapter({
    name: `groq ${model}`,
    url,
    auth: bearer(apiKey),
    api: chatApi,
    settings: { ...options, body: bodyOf(options) },
    options,
  });
}

const bodyOf = ({ reasoningFormat, reasoningEffort, body }: GroqOptions) => ({
  ...(reasoningFormat && { reasoning_format: reasoningFormat }),
  ...(reasoningEffort && { reasoning_effort: reasoningEffort }),
  ...body,
});
