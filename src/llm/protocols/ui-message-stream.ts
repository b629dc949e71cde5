import type { LlmRequest, LlmTool } from '../llm-adapter.js';
import type { LlmDecoder } from './protocol.js';
import { eventDecoder } from './answer-decoder.js';
import { uiMessages, type UiMessage } from './ui-messages.js';
import { UiStreamReader } from './ui-stream-reader.js';

/** The request of `aiSdk`: the body of `DefaultChatTransport` in `ai` 5 to 7. */
export interface AiSdkBody {
  /** The id of the chat: `conversationId` of the request. */
  readonly id: string;
  readonly messages: readonly UiMessage[];
  readonly trigger: 'submit-message';
  /** The message that the server continues, after the page has run its tools or the user has decided on an approval. */
  readonly messageId?: string | undefined;
}

export interface AiSdkSettings {
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly send?: 'all' | 'last' | undefined;
  readonly prepareRequest?:
    | ((body: AiSdkBody & Readonly<Record<string, unknown>>, request: LlmRequest) => object | Promise<object>)
    | undefined;
  /** The chat id to use for requests without a `conversationId`. */
  readonly chatId: string;
}

/** The AI SDK's chat protocol: sends UI messages and reads a UI message stream. */
export const uiMessageStream = {
  encode(request: LlmRequest, { body, send = 'all', prepareRequest, chatId }: AiSdkSettings) {
    const messages = uiMessages(request, send);
    const last = messages.at(-1);
    const sent: AiSdkBody = {
      ...body,
      id: request.conversationId ?? chatId,
      messages,
      trigger: 'submit-message',
      messageId: last?.role === 'assistant' ? last.id : undefined,
    };
    return prepareRequest ? prepareRequest({ ...sent }, request) : sent;
  },
  createDecoder: (_settings?: unknown, tools?: readonly LlmTool[]): LlmDecoder =>
    eventDecoder(new UiStreamReader(tools && new Set(tools.map(({ name }) => name)))),
};
