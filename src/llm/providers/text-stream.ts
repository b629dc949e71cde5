import { plainTextApi } from '../apis/plain-text.js';
import type { LlmAdapter, LlmRequest } from '../llm-adapter.js';
import type { ThinkOptions } from '../written/think-options.js';
import type { EndpointOptions } from './endpoint.js';
import { endpointAdapter } from './endpoint-adapter.js';
import { urlName } from './url-name.js';

/** Options of `textStream`. */
export interface TextStreamOptions extends EndpointOptions, ThinkOptions {
  /** Your route, e.g. `/api/chat`. */
  readonly url: string;
  /** More fields for the body, e.g. `{ userId }`. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Returns the JSON body to send instead of `{ messages: [{ role, content }], ...body }`. `request` contains
   * everything, including files, tool results and settings.
   */
  readonly request?: ((request: LlmRequest) => object | Promise<object>) | undefined;
}

/**
 * Creates an adapter for a route that streams the answer as plain text (`text/plain`): the AI SDK's
 * `toTextStreamResponse` and `createTextStreamResponse`, or your own. The body is `{ "messages": [{ "role": "user",
 * "content": "Hello" }, …] }`, with the roles `system`, `user` and `assistant`.
 *
 * Plain text has no tools, sources, usage or finish reason. Reasoning in `<think>` tags is read.
 *
 * Its stream throws a `PersonaError`: `llm-protocol` for a page, JSON or another kind of stream, with the adapter to
 * use instead; `llm-unsupported-content` for images and files, before anything is sent; `llm-truncated` if the
 * connection breaks; and the errors of `openaiCompatible`. The adapter cannot detect that a server has ended the stream
 * too early.
 *
 * @example
 * const llm = textStream({ url: '/api/chat' });
 */
export function textStream(options: TextStreamOptions): LlmAdapter {
  return endpointAdapter({
    name: urlName('text-stream', options.url),
    url: options.url,
    auth: { accept: 'text/plain' },
    api: plainTextApi,
    settings: options,
    options,
  });
}
