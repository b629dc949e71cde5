import { uiMessageApi } from '../apis/ui-message.js';
import type { LlmAdapter, LlmRequest } from '../llm-adapter.js';
import type { AiSdkBody } from '../protocols/ui-message-stream.js';
import type { EndpointOptions } from './endpoint.js';
import { endpointAdapter } from './endpoint-adapter.js';
import { urlName } from './url-name.js';

/** Options of `aiSdk`. */
export interface AiSdkOptions extends EndpointOptions {
  /** Your route, e.g. `/api/chat`. */
  readonly url: string;
  /** More fields for the body, like `body` of `useChat`. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /**
   * `last` for a server that stores the chat: sends only the messages that it has not seen. A message that the server
   * continues after one of the page's tools ran is always sent whole.
   * @default 'all', as `useChat`
   */
  readonly send?: 'all' | 'last' | undefined;
  /**
   * Returns the JSON body to send instead, e.g. `{ id, message: messages.at(-1) }`. `request` contains the page's tools
   * and the settings, which the AI SDK does not send.
   */
  readonly prepareRequest?:
    | ((body: AiSdkBody & Readonly<Record<string, unknown>>, request: LlmRequest) => object | Promise<object>)
    | undefined;
}

/**
 * Creates an adapter for an AI SDK route: the endpoint that `useChat` calls, in version 5, 6 or 7
 * (`createUIMessageStreamResponse`, `toUIMessageStreamResponse`, `pipeUIMessageStreamToResponse`). It sends what
 * `useChat` sends.
 *
 * The page runs a tool call if it has a tool with that name and the server sends no result for the call. The result is
 * sent to the server in another request. All other calls run on the server and are shown. Reasoning, sources, files,
 * usage (from `messageMetadata`) and data parts arrive as parts; unknown frames are skipped.
 *
 * Its stream throws a `PersonaError`: `llm-protocol` for another kind of stream, with the adapter to use instead;
 * `llm-truncated` for a stream that the server aborted or that ends early; `llm-failed` for an `error` frame; and the
 * errors of `openaiCompatible`.
 *
 * @example
 * const llm = aiSdk({ url: '/api/chat' });
 * @example
 * const stored = aiSdk({ url: '/api/chat', send: 'last', prepareRequest: ({ id, messages }) => ({ id, message: messages.at(-1) }) });
 */
export function aiSdk(options: AiSdkOptions): LlmAdapter {
  const chatId = `chat-${Math.random().toString(36).slice(2)}`;
  return endpointAdapter({
    name: urlName('ai-sdk', options.url),
    url: options.url,
    auth: {},
    api: uiMessageApi,
    settings: { ...options, chatId },
    options,
  });
}
