import { agUiDecoder } from '../llm/protocols/ag-ui-agent.js';
import { AgUiThread } from '../llm/protocols/ag-ui-thread.js';
import { anthropicMessages } from '../llm/protocols/anthropic.js';
import { geminiContent } from '../llm/protocols/gemini.js';
import { openaiChat } from '../llm/protocols/openai-chat.js';
import { openaiResponsesProtocol } from '../llm/protocols/openai-responses.js';
import { plainText } from '../llm/protocols/plain-text.js';
import type { LlmDecoder } from '../llm/protocols/protocol.js';
import { uiMessageStream } from '../llm/protocols/ui-message-stream.js';

const chat = () => openaiChat.createDecoder({ model: '' });

/** The library's codec for each spec. */
export const decoders: Readonly<Record<string, () => LlmDecoder>> = {
  openai: chat,
  azure: chat,
  groq: chat,
  gemini: () => geminiContent.createDecoder({}),
  'openai-responses': () => openaiResponsesProtocol.createDecoder({ model: '' }),
  'ag-ui': () => agUiDecoder(new AgUiThread()),
  'ai-sdk': () => uiMessageStream.createDecoder(),
  text: () => plainText.createDecoder(),
  anthropic: () => anthropicMessages.createDecoder({ model: '' }),
};
