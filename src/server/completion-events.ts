import type { LlmFinishReason, LlmPart } from '../llm/llm-adapter.js';
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
const event = (data: unknown): Uint8Array => encoder.encode(`data: ${JSON.stringify(data)}\n\n`);
const chunk = (delta: object, finish: string | null, more: object = {}) =>
  event({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }], ...more });

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
  #calls = 0;

  /** `null` for an invalid part, which a custom adapter may yield. */
  encode(part: LlmPart): Uint8Array | null {
    switch (part.type) {
      case 'reasoning-delta':
        return chunk({ reasoning: part.text }, null);
      case 'text-delta':
        return chunk({ content: part.text, ...(part.speak === false && { speak: false }) }, null);
      case 'refusal-delta':
        return chunk({ refusal: part.text }, null);
      case 'tool-call':
        return chunk({ tool_calls: [this.#call(part)] }, null);
      case 'finish':
        return chunk({}, finishReasons[part.reason] ?? 'other');
      default:
        return null;
    }
  }

  #call({ id, name, arguments: text, providerData }: Extract<LlmPart, { type: 'tool-call' }>): object {
    const index = this.#calls;
    this.#calls += 1;
    const call = { index, id, type: 'function', function: { name, arguments: text } };
    // The page returns it with the call. It is wrapped, so that data invented by a page is not accepted.
    return providerData === undefined ? call : { ...call, extra_content: { x_anam_react: providerData } };
  }
}

/** An error after the answer has started; `status` is the HTTP status that it would have had. */
export const errorEvent = ({
  status,
  code,
  message,
}: Pick<Refusal, 'status' | 'code' | 'message'>): Uint8Array => event({ error: { code, message, status } });
