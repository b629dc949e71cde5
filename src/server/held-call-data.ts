import type { LlmMessage, LlmPart, LlmRequest, LlmToolCall } from '../llm/llm-adapter.js';

type ToolCallPart = Extract<LlmPart, { type: 'tool-call' }>;

/** The maximum number of calls. A provider needs its thoughts back only with the latest calls in a conversation. */
const LIMIT = 1000;
/** In milliseconds. Longer than a page takes to send a call's result, even if the user has to approve the call. */
const LIFETIME_MS = 3_600_000;

interface HeldCallDataOptions {
  /**
   * Whether provider data from a request is passed to the provider if none is held for the call. A page may forge it.
   */
  readonly trustsCaller: boolean;
}

interface Held {
  readonly data: unknown;
  readonly until: number;
}

/**
 * Holds the provider data of tool calls on the server, and adds it again if the call comes back in the history within
 * an hour. The data may contain reasoning (in plain text for Anthropic), and most specifications have no field for it.
 * It is held in the memory of this process, so another instance sends the call without it.
 */
export class HeldCallData {
  readonly #held = new Map<string, Held>();

  constructor(private readonly options: HeldCallDataOptions) {}

  hold(call: LlmToolCall): void {
    if (call.providerData === undefined) return;
    const key = keyOf(call);
    this.#held.delete(key);
    this.#held.set(key, { data: call.providerData, until: Date.now() + LIFETIME_MS });
    this.#forget();
  }

  /** Holds the data of a call, and returns the part without it. */
  take(part: ToolCallPart): ToolCallPart {
    this.hold(part);
    const { providerData: _, ...bare } = part;
    return bare;
  }

  /** Returns the request with the data that is held for its calls. */
  giveBack(request: LlmRequest): LlmRequest {
    this.#forget();
    return { ...request, messages: request.messages.map((message) => this.#withData(message)) };
  }

  #withData(message: LlmMessage): LlmMessage {
    if (message.role !== 'assistant' || !message.toolCalls) return message;
    return { ...message, toolCalls: message.toolCalls.map((call) => this.#restored(call)) };
  }

  #restored(call: LlmToolCall): LlmToolCall {
    const held = this.#held.get(keyOf(call));
    if (held) return { ...call, providerData: held.data };
    if (this.options.trustsCaller) return call;
    const { id, name, arguments: text } = call;
    return { id, name, arguments: text };
  }

  /** Removes expired entries, on each call and request. A timer would keep the process alive. */
  #forget(): void {
    const now = Date.now();
    for (const [key, { until }] of this.#held) {
      // Entries are sorted by expiry.
      if (until > now && this.#held.size <= LIMIT) return;
      this.#held.delete(key);
    }
  }
}

/**
 * The key contains all fields of a call, so that a guessed or reused id does not return the thoughts of another user.
 * The arguments are normalized, because a caller may format their JSON differently.
 */
const keyOf = ({ id, name, arguments: text }: LlmToolCall) => JSON.stringify([id, name, compactJson(text)]);

function compactJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
