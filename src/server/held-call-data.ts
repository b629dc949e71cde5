import type { LlmMessage, LlmPart, LlmRequest, LlmToolCall } from '../llm/llm-adapter.js';

type ToolCallPart = Extract<LlmPart, { type: 'tool-call' }>;

/** The number of calls. A provider needs its thoughts back only with the last calls of a conversation. */
const LIMIT = 1000;
/** Milliseconds. Longer than a page waits before it sends the result of a call, even one that a user has to allow. */
const LIFETIME_MS = 3_600_000;

interface Held {
  readonly data: unknown;
  readonly until: number;
}

/**
 * Keeps provider data of tool calls on the server, because it may contain reasoning (in plain text for Anthropic), and
 * adds it again when the call returns in the history within an hour. In the memory of this process: another instance sends the call
 * without it.
 */
export class HeldCallData {
  readonly #held = new Map<string, Held>();

  /** The part for the page. */
  take(part: ToolCallPart): ToolCallPart {
    const { providerData, ...bare } = part;
    if (providerData === undefined) return part;
    this.#held.delete(keyOf(part));
    this.#held.set(keyOf(part), { data: providerData, until: Date.now() + LIFETIME_MS });
    this.#forget();
    return bare;
  }

  /** The request for the adapter. Provider data from the page is dropped. */
  giveBack(request: LlmRequest): LlmRequest {
    this.#forget();
    return { ...request, messages: request.messages.map((message) => this.#withData(message)) };
  }

  #withData(message: LlmMessage): LlmMessage {
    if (message.role !== 'assistant' || !message.toolCalls) return message;
    return { ...message, toolCalls: message.toolCalls.map((call) => this.#restored(call)) };
  }

  #restored({ id, name, arguments: text }: LlmToolCall): LlmToolCall {
    const call = { id, name, arguments: text };
    const held = this.#held.get(keyOf(call));
    return held ? { ...call, providerData: held.data } : call;
  }

  /** Expires entries on each call and request. A timer would keep the process alive. */
  #forget(): void {
    const now = Date.now();
    for (const [key, { until }] of this.#held) {
      // Entries are sorted by expiry.
      if (until > now && this.#held.size <= LIMIT) return;
      this.#held.delete(key);
    }
  }
}

/** The key has all fields of a call, so that guessing an id does not reveal the thoughts of another user. */
const keyOf = ({ id, name, arguments: text }: LlmToolCall) => JSON.stringify([id, name, text]);
