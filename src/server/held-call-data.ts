import type { LlmMessage, LlmPart, LlmRequest, LlmToolCall } from '../llm/llm-adapter.js';

type ToolCallPart = Extract<LlmPart, { type: 'tool-call' }>;

/** Calls. The last one of a conversation is what a provider wants its thoughts back with. */
const LIMIT = 1000;

/**
 * Keeps on the server what a provider wants back with a call, which may hold thoughts (Anthropic's are in plain words),
 * and puts it back when the call returns in the history of a conversation. In this process: another instance sends the
 * call without.
 */
export class HeldCallData {
  readonly #held = new Map<string, unknown>();

  /** The part as the page gets it. */
  take(part: ToolCallPart): ToolCallPart {
    const { providerData, ...bare } = part;
    if (providerData === undefined) return part;
    this.#held.delete(keyOf(part));
    this.#held.set(keyOf(part), providerData);
    const [oldest] = this.#held.keys();
    if (this.#held.size > LIMIT && oldest !== undefined) this.#held.delete(oldest);
    return bare;
  }

  /** The request as the adapter gets it. What a page says of its own to be kept by a provider is dropped. */
  giveBack(request: LlmRequest): LlmRequest {
    return { ...request, messages: request.messages.map((message) => this.#withData(message)) };
  }

  #withData(message: LlmMessage): LlmMessage {
    if (message.role !== 'assistant' || !message.toolCalls) return message;
    return { ...message, toolCalls: message.toolCalls.map((call) => this.#restored(call)) };
  }

  #restored({ id, name, arguments: text }: LlmToolCall): LlmToolCall {
    const call = { id, name, arguments: text };
    const key = keyOf(call);
    return this.#held.has(key) ? { ...call, providerData: this.#held.get(key) } : call;
  }
}

/** All that the page has of a call: whoever only guesses its id does not get another one's thoughts. */
const keyOf = ({ id, name, arguments: text }: LlmToolCall) => JSON.stringify([id, name, text]);
