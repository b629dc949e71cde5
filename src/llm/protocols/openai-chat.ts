import { contentText } from '../content-text.js';
import { isObject } from '../json.js';
import type { LlmMessage, LlmRequest, LlmTool } from '../llm-adapter.js';
import type { ThinkOptions } from '../written/think-options.js';
import { eventDecoder } from './answer-decoder.js';
import { ChunkReader } from './openai-chunk.js';
import { chatSettings } from './chat-settings.js';
import { hasFiles, ownMessages } from './history.js';
import type { LlmProtocol } from './protocol.js';
import type { RichContent } from './rich-content.js';
import { tokenLimit } from './token-limit.js';

/** The fields of a chat completion request besides the conversation. */
export interface ChatOptions extends ThinkOptions {
  /** Sent before the messages. A function is called for each request. */
  readonly systemPrompt?: string | (() => string) | undefined;
  /**
   * Joins consecutive messages with the same role, for models whose template requires alternating turns. Such messages
   * occur if the user speaks before the persona has said anything.
   * @default false
   */
  readonly mergeMessages?: boolean | undefined;
  /**
   * Sends the latest four images that the model made back to it, before the user's next message. The model and the
   * endpoint must accept images (`allowFiles` of `createLlmProxy`). Otherwise the text says that there was an image.
   * @default false
   */
  readonly sendImages?: boolean | undefined;
  /**
   * Sends the ids of the conversation and of its messages, as `conversation_id` and as `id` of each message.
   * `createLlmProxy` passes them to the adapter on your server, which can use them to store the conversation. Providers
   * reject these fields.
   * @default false
   */
  readonly sendIds?: boolean | undefined;
}

export interface OpenAIChatSettings extends ChatOptions {
  readonly model: string;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** The field for the token limit, unless `body` has one. OpenAI's reasoning models accept only the newer field. */
  readonly tokenLimitField?: 'max_tokens' | 'max_completion_tokens' | undefined;
}

const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens'] as const;

/**
 * OpenAI's Chat Completions API, and the variants from Azure, Groq, Mistral, DeepSeek, OpenRouter, vLLM, Ollama and
 * others.
 */
export const openaiChat: LlmProtocol<OpenAIChatSettings> = {
  encode: (request, settings, rich) => ({
    ...settings.body,
    ...chatSettings(request),
    ...tokenLimit(
      settings.body,
      [settings.tokenLimitField ?? 'max_tokens', ...LIMIT_FIELDS],
      request.maxOutputTokens,
    ),
    model: settings.model,
    ...(settings.sendIds &&
      request.conversationId !== undefined && { conversation_id: request.conversationId }),
    messages: chatMessages(request, settings, rich),
    ...(request.tools?.length ? { tools: request.tools.map(chatTool) } : {}),
    stream: true,
    ...(request.reportUsage && !settings.body?.['stream_options']
      ? { stream_options: { include_usage: true } }
      : {}),
  }),
  createDecoder: (settings, tools) => eventDecoder(new ChunkReader({ ...settings, tools })),
};

const chatTool = (tool: LlmTool) => ({ type: 'function', function: tool });

interface ChatMessage {
  id?: string;
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string | object[] | null;
  tool_calls?: object[];
  tool_call_id?: string;
}

/** The system prompt comes first. Reasoning is never sent, because Groq returns 400 for a history that contains it. */
function chatMessages(
  { messages }: LlmRequest,
  { systemPrompt, mergeMessages, sendImages = false, sendIds = false }: ChatOptions,
  rich: RichContent | undefined,
): ChatMessage[] {
  const prompt = typeof systemPrompt === 'function' ? systemPrompt() : systemPrompt;
  const all: ChatMessage[] = prompt ? [{ role: 'system', content: prompt }] : [];
  for (const message of ownMessages(messages, rich, sendImages).map((own) =>
    chatMessage(own, rich, sendIds),
  )) {
    const previous = all.at(-1);
    if (mergeMessages && previous && canMerge(previous, message))
      previous.content = joined(previous.content, message.content);
    else all.push(message);
  }
  return all;
}

const joined = (first: ChatMessage['content'], second: ChatMessage['content']) =>
  typeof first === 'string' && typeof second === 'string'
    ? `${first}\n\n${second}`
    : [first, second].flatMap((content) =>
        typeof content === 'string' ? { type: 'text', text: content } : (content ?? []),
      );

const canMerge = (previous: ChatMessage, next: ChatMessage) =>
  previous.role === next.role && next.role !== 'tool' && !previous.tool_calls && !next.tool_calls;

function chatMessage(message: LlmMessage, rich: RichContent | undefined, sendIds: boolean): ChatMessage {
  const { id } = message;
  return { ...(sendIds && id !== undefined && { id }), ...withoutId(message, rich) };
}

function withoutId(message: LlmMessage, rich: RichContent | undefined): ChatMessage {
  const { role } = message;
  const content =
    rich && hasFiles(message.content) ? rich.chat(message.content) : contentText(message.content);
  if (role === 'tool') return { role, tool_call_id: message.toolCallId, content };
  if (role !== 'assistant' || !message.toolCalls?.length) return { role, content };
  const calls = message.toolCalls.map(({ id, name, arguments: text, providerData }) => ({
    id,
    type: 'function',
    function: { name, arguments: text },
    ...extraContentOf(providerData),
  }));
  return { role, content: content === '' ? null : content, tool_calls: calls };
}

/**
 * Returns the data that was received with this call, e.g. `{ google: { thought_signature } }` from Gemini's Chat
 * Completions. Only strings, because it may come back through a page. `x_anam_react` is for a proxy, which validates
 * it.
 */
function extraContentOf(providerData: unknown): object {
  const extra = isObject(providerData) ? providerData['extra_content'] : undefined;
  if (!isObject(extra)) return {};
  const fields = Object.entries(extra).map(([vendor, value]) => [
    vendor,
    vendor === 'x_anam_react' ? value : stringsIn(Object(value)),
  ]);
  return { extra_content: Object.fromEntries(fields) };
}

const stringsIn = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => typeof field === 'string'));
