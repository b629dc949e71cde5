import { AnthropicRich } from './anthropic-rich.js';
import { ChatRich } from './chat-rich.js';
import { GeminiRich } from './gemini-rich.js';
import { ResponsesRich } from './responses-rich.js';
import type { RichApi, RichReader } from './rich-reader.js';

const readers: Readonly<Record<RichApi, new () => RichReader>> = {
  chat: ChatRich,
  responses: ResponsesRich,
  anthropic: AnthropicRich,
  gemini: GeminiRich,
};

/** Reads the rich parts of one answer. */
export const makeRichReader = (api: RichApi): RichReader => new readers[api]();
