import type { LlmAdapter } from '../llm-adapter.js';
import { openaiChat, type ChatOptions } from '../protocols/openai-chat.js';
import { endpointAdapter, type EndpointOptions } from './endpoint-adapter.js';

/** Options of `groq`. */
export interface GroqOptions extends EndpointOptions, ChatOptions {
  readonly model: string;
  /** Sent as `Authorization: Bearer`. **Whoever opens a page can read a key that is in it**: prefer a `url` of yours. */
  readonly apiKey?: string | undefined;
  /**
   * Where the thoughts of a reasoning model go: a field of their own, `<think>` tags in the text (Groq refuses that
   * together with tools), or nowhere. Both of the first are understood. Sent only when given, as Groq refuses it for
   * other models.
   */
  readonly reasoningFormat?: 'parsed' | 'raw' | 'hidden' | undefined;
  /** `none` or `default` for Qwen, `low` to `high` for gpt-oss. Sent only when given. */
  readonly reasoningEffort?: 'none' | 'default' | 'low' | 'medium' | 'high' | undefined;
  /**
   * The whole address, e.g. of your proxy.
   * @default 'https://api.groq.com/openai/v1/chat/completions'
   */
  readonly url?: string | undefined;
  /** More fields of the request, e.g. `{ temperature: 0.4 }`; they replace those of the options above. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Groq, whose answers begin early.
 *
 * @example
 * const llm = groq({ url: '/api/persona/llm', model: 'qwen/qwen3-32b', reasoningFormat: 'parsed' });
 */
export function groq(options: GroqOptions): LlmAdapter {
  const { apiKey, model, url = 'https://api.groq.com/openai/v1/chat/completions' } = options;
  return endpointAdapter({
    name: `groq ${model}`,
    url,
    auth: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
    protocol: openaiChat,
    settings: { ...options, body: bodyOf(options) },
    options,
  });
}

const bodyOf = ({ reasoningFormat, reasoningEffort, body }: GroqOptions) => ({
  ...(reasoningFormat && { reasoning_format: reasoningFormat }),
  ...(reasoningEffort && { reasoning_effort: reasoningEffort }),
  ...body,
});
