import type { LlmFinishReason, LlmPart, LlmTokenUsage } from '../llm/llm-adapter.js';
import type { Refusal } from './refusal.js';

const finishReasons: Readonly<Record<LlmFinishReason, string>> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'content_filter',
  'tool-calls': 'tool_calls',
  // Not an OpenAI value. Other readers treat it as an unknown finish reason, which is correct.
  other: 'other',
};

const encoder = new TextEncoder();
const line = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const event = (data: unknown): Uint8Array => encoder.encode(line(data));
const object = 'chat.completion.chunk';
const choice = (delta: object, finish: string | null) => ({
  object,
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const chunk = (delta: object, finish: string | null, more: object = {}) =>
  event({ ...choice(delta, finish), ...more });
/** What Chat Completions has no field for. Other readers skip a chunk without choices. */
const own = (part: LlmPart) => event({ object, choices: [], x_anam_react: { parts: true, part } });

export const keepAliveComment: Uint8Array = encoder.encode(': keep-alive\n\n');
export const doneEvent: Uint8Array = encoder.encode('data: [DONE]\n\n');

/**
 * The first chunk. Its `x_anam_react` tells `openaiCompatible` that the following chunks are parsed parts: text without
 * `<think>` tags, and complete tool calls. Other readers of Chat Completions skip it.
 */
export function openingEvent(model: string | undefined): Uint8Array {
  const id = `chatcmpl-${Math.random().toString(36).slice(2)}`;
  const facts = { id, created: Math.floor(Date.now() / 1000), ...(model !== undefined && { model }) };
  return chunk({ role: 'assistant' }, null, { ...facts, x_anam_react: { parts: true } });
}

/** Each part of an answer as one chunk of a chat completion. */
export class CompletionEncoder {
  readonly #showUsage: boolean;
  #calls = 0;

  constructor(showUsage: boolean) {
    this.#showUsage = showUsage;
  }

  /** `null` for a part that the page does not get, and for an invalid part, which a custom adapter may yield. */
  encode(part: LlmPart): Uint8Array | null {
    switch (part.type) {
      case 'reasoning-delta':
        return chunk({ reasoning: part.text }, null);
      case 'text-delta':
        return chunk({ content: part.text, ...(part.speak === false && { speak: false }) }, null);
      case 'refusal-delta':
        return chunk({ refusal: part.text }, null);
      case 'tool-call':
        // A page would run a call that it reads as one of its own.
        return part.providerExecuted ? own(part) : chunk({ tool_calls: [this.#call(part)] }, null);
      case 'text-reset':
      case 'tool-input-start':
      case 'tool-input-delta':
      case 'tool-result':
      case 'source':
      case 'file':
      case 'data':
        return own(part);
      case 'usage':
        return this.#showUsage ? encoder.encode(usageLine(part.usage)) : null;
      case 'finish':
        return this.#finish(part);
      default:
        return null;
    }
  }

  #finish({ reason, usage }: Extract<LlmPart, { type: 'finish' }>): Uint8Array {
    const last = line(choice({}, finishReasons[reason] ?? 'other'));
    return encoder.encode(usage && this.#showUsage ? last + usageLine(usage) : last);
  }

  #call({ id, name, arguments: text, providerData }: Extract<LlmPart, { type: 'tool-call' }>): object {
    const index = this.#calls;
    this.#calls += 1;
    const call = { index, id, type: 'function', function: { name, arguments: text } };
    // The page returns it with the call. It is wrapped, so that data invented by a page is not accepted.
    return providerData === undefined ? call : { ...call, extra_content: { x_anam_react: providerData } };
  }
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

/** An error after the answer has started; `status` is the HTTP status that it would have had. */
export const errorEvent = ({
  status,
  code,
  message,
}: Pick<Refusal, 'status' | 'code' | 'message'>): Uint8Array => event({ error: { code, message, status } });
