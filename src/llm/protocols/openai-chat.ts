import { isObject, toJson } from '../json.js';
import type { LlmMessage, LlmPart, LlmRequest, LlmTool } from '../llm-adapter.js';
import type { ThinkOptions } from '../think-splitter.js';
import { ChunkDecoder } from './openai-chunk.js';
import type { LlmEnd } from '../part-stream.js';
import type { LlmDecoder, LlmProtocol } from './protocol.js';
import { misfit } from './misfit.js';
import { SseFraming } from './sse-framing.js';
import { tokenLimit } from './token-limit.js';

/** The fields of a chat completion request beside the conversation. */
export interface ChatOptions extends ThinkOptions {
  /** Goes before the messages; a function is asked at each request. */
  readonly systemPrompt?: string | (() => string) | undefined;
  /**
   * Joins messages of one role that follow each other, for models whose template wants strict turns. They occur when
   * the user speaks before anything of an answer was heard.
   * @default false
   */
  readonly mergeMessages?: boolean | undefined;
}

export interface OpenAIChatSettings extends ChatOptions {
  readonly model: string;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** Where a limit of the request goes, unless `body` has one. OpenAI's reasoning models know the newer field only. */
  readonly tokenLimitField?: 'max_tokens' | 'max_completion_tokens' | undefined;
}

const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens'] as const;

/** OpenAI's Chat Completions, and what Azure, Groq, Mistral, DeepSeek, OpenRouter, vLLM, Ollama… made of it. */
export const openaiChat: LlmProtocol<OpenAIChatSettings> = {
  encode: (request, settings) => ({
    ...settings.body,
    ...tokenLimit(
      settings.body,
      [settings.tokenLimitField ?? 'max_tokens', ...LIMIT_FIELDS],
      request.maxOutputTokens,
    ),
    model: settings.model,
    messages: chatMessages(request, settings),
    ...(request.tools?.length ? { tools: request.tools.map(chatTool) } : {}),
    stream: true,
    ...(request.reportUsage && !settings.body?.['stream_options']
      ? { stream_options: { include_usage: true } }
      : {}),
  }),
  createDecoder: (settings) => new ChatDecoder(settings),
};

const chatTool = (tool: LlmTool) => ({ type: 'function', function: tool });

interface ChatMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string | null;
  tool_calls?: object[];
  tool_call_id?: string;
}

/** System prompt first. Reasoning is in no message: Groq answers 400 to a history that holds any. */
function chatMessages({ messages }: LlmRequest, { systemPrompt, mergeMessages }: ChatOptions): ChatMessage[] {
  const prompt = typeof systemPrompt === 'function' ? systemPrompt() : systemPrompt;
  const all: ChatMessage[] = prompt ? [{ role: 'system', content: prompt }] : [];
  for (const message of messages.map(chatMessage)) {
    const previous = all.at(-1);
    if (mergeMessages && previous && canMerge(previous, message))
      previous.content += `\n\n${message.content}`;
    else all.push(message);
  }
  return all;
}

const canMerge = (previous: ChatMessage, next: ChatMessage) =>
  previous.role === next.role && next.role !== 'tool' && !previous.tool_calls && !next.tool_calls;

function chatMessage(message: LlmMessage): ChatMessage {
  const { role, content } = message;
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
 * What came with this very call, e.g. `{ google: { thought_signature } }` of Gemini's own Chat Completions. Strings only:
 * it may come back through a page. `x_anam_react` is for a proxy, which checks it.
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

class ChatDecoder implements LlmDecoder {
  readonly #chunks: ChunkDecoder;
  #parts: LlmPart[] = [];
  #terminated = false;
  /** The first event that was not a chunk. */
  #foreign = '';
  readonly #framing = new SseFraming({
    json: (value) => {
      if (this.done) return;
      this.#chunks.push(value, this.#parts);
      if (!this.#chunks.recognised) this.#foreign ||= toJson(value);
    },
    terminator: () => {
      this.#terminated = true;
    },
  });

  constructor(options: ThinkOptions) {
    this.#chunks = new ChunkDecoder(options);
  }

  get done(): boolean {
    return this.#terminated || (this.#framing.fault ?? this.#chunks.fault) !== undefined;
  }

  push(text: string): LlmPart[] {
    this.#framing.push(text);
    return this.#take();
  }

  end(): LlmEnd {
    this.#framing.end();
    const parts = this.#take();
    if (this.#framing.fault) return { parts, fault: this.#framing.fault };
    const isForeign = !this.#chunks.recognised && !this.done;
    const fault = isForeign && misfit(this.#framing.unread, this.#foreign, 'chat completion chunks');
    if (fault) return { parts, fault };
    const end = this.#chunks.end(this.#terminated);
    return { ...end, parts: [...parts, ...end.parts] };
  }

  #take(): LlmPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}
