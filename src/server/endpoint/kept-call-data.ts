import type { LlmMessage, LlmRequest, LlmToolCall } from '../../llm/llm-adapter.js';

/** The number of calls. A provider needs its thoughts back only with the last calls of a conversation. */
const LIMIT = 1000;

/**
 * Keeps the provider data of tool calls (Gemini's signatures, Anthropic's thoughts) until the calls return in the history:
 * most specifications have no field for it. In the memory of this process.
 */
export class KeptCallData {
  readonly #kept = new Map<string, unknown>();

  keep(call: LlmToolCall): void {
    if (call.providerData === undefined) return;
    this.#kept.delete(keyOf(call));
    this.#kept.set(keyOf(call), call.providerData);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > LIMIT && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** The request for the adapter. */
  giveBack(request: LlmRequest): LlmRequest {
    return { ...request, messages: request.messages.map((message) => this.#withData(message)) };
  }

  #withData(message: LlmMessage): LlmMessage {
    if (message.role !== 'assistant' || !message.toolCalls) return message;
    return { ...message, toolCalls: message.toolCalls.map((call) => this.#restored(call)) };
  }

  #restored(call: LlmToolCall): LlmToolCall {
    const kept = this.#kept.get(keyOf(call));
    return kept === undefined ? call : { ...call, providerData: kept };
  }
}

/** Not the arguments: the caller may write their JSON in another way. */
const keyOf = ({ id, name }: LlmToolCall) => JSON.stringify([id, name]);
