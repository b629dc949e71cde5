import type { LlmFinishReason, LlmPart, LlmTokenUsage } from '../llm/llm-adapter.js';
import type { AnswerWriter } from './answer-writer.js';

const finishReasons: Readonly<Record<LlmFinishReason, string>> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'content_filter',
  'tool-calls': 'tool_calls',
  // Not an OpenAI value. Other readers treat it as an unknown finish reason, as they should.
  other: 'other',
};

const encoder = new TextEncoder();
const bytes = (text: string): Uint8Array => encoder.encode(text);
const line = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const object = 'chat.completion.chunk';
const chunk = (delta: object, finish: string | null = null, more: object = {}): string =>
  line({ object, choices: [{ index: 0, delta, finish_reason: finish }], ...more });
/** Writes data for which Chat Completions has no field. Other readers skip a chunk without choices. */
const own = (part: LlmPart) => line({ object, choices: [], x_anam_react: { parts: true, part } });

/**
 * The first chunk. Its `x_anam_react` tells `openaiCompatible` that the following chunks are parsed parts: text without
 * `<think>` tags, and complete tool calls. Other readers of Chat Completions skip it.
 */
function openingChunk(model: string | undefined): string {
  const id = `chatcmpl-${Math.random().toString(36).slice(2)}`;
  const created = Math.floor(Date.now() / 1000);
  return chunk({ role: 'assistant' }, null, { id, created, model, x_anam_react: { parts: true } });
}

export interface CompletionWriterOptions {
  readonly model: string | undefined;
  /** Whether the page gets token counts. */
  readonly showUsage: boolean;
  /** Whether the page gets the ids of messages. */
  readonly showIds: boolean;
  /** Returns the part to send to the page; `null` for a part that stays on the server. */
  readonly show: (part: LlmPart) => LlmPart | null;
}

/** Writes each part of an answer as one chunk of a chat completion. */
export function completionWriter({ model, showUsage, showIds, show }: CompletionWriterOptions): AnswerWriter {
  let calls = 0;
  const encode = (part: LlmPart): string | null => {
    switch (part.type) {
      case 'reasoning-delta':
        return chunk({ reasoning: part.text });
      case 'text-delta':
        // A text that only carries provider data, which stays on the server.
        if (part.text === '' && part.providerData !== undefined) return null;
        return chunk({
          content: part.text,
          ...(part.speak === false && { speak: false }),
          ...(showIds && part.messageId !== undefined && { message_id: part.messageId }),
        });
      case 'refusal-delta':
        return chunk({ refusal: part.text });
      case 'tool-call':
        // Sent in our own field if the provider ran the call; otherwise the page would run it again.
        return part.providerExecuted ? own(part) : chunk({ tool_calls: [callOf(part, calls++)] });
      case 'text-reset':
      case 'tool-input-start':
      case 'tool-input-delta':
      case 'tool-result':
      case 'source':
      case 'file':
      case 'data':
        return own(part);
      case 'usage':
        return showUsage ? usageLine(part.usage) : null;
      case 'finish':
        return finishChunk(part, showUsage);
      default:
        return null;
    }
  };
  return {
    opening: bytes(openingChunk(model)),
    keepAlive: bytes(': keep-alive\n\n'),
    encode: (part) => {
      const shown = show(part);
      const text = shown && encode(shown);
      return text ? bytes(text) : null;
    },
    end: () => bytes('data: [DONE]\n\n'),
    // Sent after the answer has started; `status` is the HTTP status that the error would otherwise have had.
    fail: ({ status, code, message }) => bytes(line({ error: { code, message, status } })),
  };
}

function finishChunk({ reason, usage }: Extract<LlmPart, { type: 'finish' }>, showUsage: boolean): string {
  const last = chunk({}, finishReasons[reason] ?? 'other');
  return usage && showUsage ? last + usageLine(usage) : last;
}

function callOf(
  { id, name, arguments: text, providerData }: Extract<LlmPart, { type: 'tool-call' }>,
  index: number,
): object {
  const call = { index, id, type: 'function', function: { name, arguments: text } };
  // The page returns it with the call. It is wrapped, so that data invented by a page is not accepted.
  return providerData === undefined ? call : { ...call, extra_content: { x_anam_react: providerData } };
}

const usageLine = ({
  inputTokens,
  outputTokens,
  reasoningTokens,
  cachedInputTokens,
}: LlmTokenUsage): string =>
  line({
    object,
    choices: [],
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      prompt_tokens_details: { cached_tokens: cachedInputTokens },
      completion_tokens_details: { reasoning_tokens: reasoningTokens },
    },
  });
