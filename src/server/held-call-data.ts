import type { LlmMessage, LlmPart, LlmRequest, LlmToolCall } from '../llm/llm-adapter.js';

type ToolCallPart = Extract<LlmPart, { type: 'tool-call' }>;

/** The number of calls. A provider needs its thoughts back only with the last calls of a conversation. */
const LIMIT = 1000;

/**
 * Keeps provider data of tool calls on the server, because it may contain reasoning (in plain text for Anthropic), and
 * adds it again when the call returns in the history. In the memory of this process: another instance sends the call
 * without it.
 */
export class HeldCallData {
  readonly #held = new Map<string, unknown>();

  /** The part for the page. */
  take(part: ToolCallPart): ToolCallPart {
    const { providerData, ...bare } = part;
    if (providerData === undefined) return part;
    this.#held.delete(keyOf(part));
    this.#held.set(keyOf(part), providerData);
    const [oldest] = this.#held.keys();
    if (this.#held.size > LIMIT && oldest !== undefined) this.#held.delete(oldest);
    return bare;
  }

  /** The request for the adapter. Provider data from the page is dropped. */
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

/** The key has all fields of a call, so that guessing an id does not reveal the thoughts of another user. */
const keyOf = ({ id, name, arguments: text }: LlmToolCall) => JSON.stringify([id, name, text]);
