import { eventDecoder } from './answer-decoder.js';
import { systemText, type SystemPrompt } from './alternating-turns.js';
import { AnthropicEvents } from './anthropic-events.js';
import { anthropicMessagesOf, anthropicTool } from './anthropic-request.js';
import type { LlmProtocol } from './protocol.js';
import { tokenLimit } from './token-limit.js';

/** What a message is asked for with, beside the conversation. */
export interface AnthropicSettings {
  readonly model: string;
  /** Goes into `system`, before the system messages; a function is asked at each request. */
  readonly systemPrompt?: SystemPrompt;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/** The API wants a limit with every request. */
const MAX_TOKENS = 4096;

/**
 * Anthropic's Messages API, and what others made of it.
 *
 * @example
 * const body = anthropicMessages.encode({ messages }, { model: 'claude-sonnet-4-5', systemPrompt: 'Be brief.' });
 */
export const anthropicMessages: LlmProtocol<AnthropicSettings> = {
  encode(request, { model, systemPrompt, body }) {
    const system = systemText(request.messages, systemPrompt);
    const own = { max_tokens: MAX_TOKENS, ...body };
    return {
      ...own,
      ...tokenLimit(own, ['max_tokens'], request.maxOutputTokens),
      model,
      ...(system !== '' && { system }),
      messages: anthropicMessagesOf(request.messages),
      ...(request.tools?.length ? { tools: request.tools.map(anthropicTool) } : {}),
      stream: true,
    };
  },
  createDecoder: () => eventDecoder(new AnthropicEvents()),
};
