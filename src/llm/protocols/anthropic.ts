import { eventDecoder } from './answer-decoder.js';
import { systemText, type SystemPrompt } from './alternating-turns.js';
import { AnthropicEvents } from './anthropic-events.js';
import { anthropicMessagesOf, anthropicTool } from './anthropic-request.js';
import type { PausedTurn } from './anthropic-pause.js';
import type { LlmRequest, LlmTool, LlmToolChoice } from '../llm-adapter.js';
import type { LlmDecoder, LlmProtocol } from './protocol.js';
import { tokenLimit } from './token-limit.js';
import { WrittenReader } from './written-reader.js';

/** The fields of a request besides the conversation. */
export interface AnthropicSettings {
  readonly model: string;
  /** Sent in `system`, before the system messages. A function is called for each request. */
  readonly systemPrompt?: SystemPrompt;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/** The API requires a limit with every request. */
const MAX_TOKENS = 4096;

/**
 * Anthropic's Messages API, and compatible APIs of other providers.
 */
export const anthropicMessages: LlmProtocol<AnthropicSettings> = {
  encode(request, { model, systemPrompt, body }, rich) {
    const system = systemText(request.messages, systemPrompt);
    const own: Record<string, unknown> = { max_tokens: MAX_TOKENS, ...body };
    // Tools that Anthropic's server runs.
    const tools: unknown[] = Array.isArray(own['tools']) ? own['tools'] : [];
    return {
      ...own,
      ...settingsOf(request),
      ...tokenLimit(own, ['max_tokens'], request.maxOutputTokens),
      model,
      ...(system !== '' && { system }),
      messages: anthropicMessagesOf(request.messages, rich),
      ...(request.tools?.length ? { tools: [...tools, ...request.tools.map(anthropicTool)] } : {}),
      stream: true,
    };
  },
  createDecoder: (_settings, tools) => anthropicDecoder(tools),
};

/**
 * `turn` collects the content to send back if Anthropic pauses the turn. Without `turn`, a pause is an incomplete
 * answer.
 */
export const anthropicDecoder = (tools: readonly LlmTool[] | undefined, turn?: PausedTurn): LlmDecoder =>
  eventDecoder(new WrittenReader(new AnthropicEvents(turn), tools));

function settingsOf({ temperature, topP, stop, toolChoice, user }: LlmRequest): object {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stop && { stop_sequences: stop }),
    ...(toolChoice !== undefined && { tool_choice: choiceOf(toolChoice) }),
    ...(user !== undefined && { metadata: { user_id: user } }),
  };
}

const choiceOf = (choice: LlmToolChoice) =>
  typeof choice === 'string'
    ? { type: choice === 'required' ? 'any' : choice }
    : { type: 'tool', name: choice.toolName };
