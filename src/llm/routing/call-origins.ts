import type { LlmMessage, LlmRequest, LlmToolCall } from '../llm-adapter.js';

const LIMIT = 500;

/**
 * Tracks which endpoint made which tool call. `providerData` is valid only for its own endpoint (Gemini's
 * `thoughtSignature`); others would reject the request.
 */
export class CallOrigins {
  // By object first, because some endpoints repeat ids (`call_0`) or send none.
  readonly #byData = new WeakMap<object, number>();
  readonly #byId = new Map<string, number>();

  remember({ id, providerData }: LlmToolCall, endpoint: number): void {
    if (providerData === undefined) return;
    if (isReference(providerData)) this.#byData.set(providerData, endpoint);
    if (id !== '') this.#byId.set(id, endpoint);
    if (this.#byId.size > LIMIT) this.#byId.delete([...this.#byId.keys()][0] ?? '');
  }

  /**
   * Removes other endpoints' `providerData` from the request. The data of a call stays if its origin is unknown,
   * because Gemini requires it. The data of a text is optional, and the adapter that received it remembers it.
   */
  requestFor(endpoint: number, asked: LlmRequest): LlmRequest {
    const request = withoutPieces(asked);
    const isForeign = (call: LlmToolCall) => (this.#originOf(call) ?? endpoint) !== endpoint;
    if (!request.messages.some((message) => callsOf(message).some(isForeign))) return request;
    const messages = request.messages.map((message) =>
      callsOf(message).some(isForeign)
        ? { ...message, toolCalls: callsOf(message).map((call) => (isForeign(call) ? bare(call) : call)) }
        : message,
    );
    return { ...request, messages };
  }

  #originOf({ id, providerData }: LlmToolCall): number | undefined {
    if (providerData === undefined) return undefined;
    const known = isReference(providerData) ? this.#byData.get(providerData) : undefined;
    return known ?? this.#byId.get(id);
  }
}

const isReference = (value: unknown): value is object => typeof value === 'object' && value !== null;

const callsOf = (message: LlmMessage): readonly LlmToolCall[] =>
  (message.role === 'assistant' && message.toolCalls) || [];

const hasPieces = (message: LlmMessage): boolean => message.role === 'assistant' && !!message.textPieces;

function withoutPieces(request: LlmRequest): LlmRequest {
  if (!request.messages.some(hasPieces)) return request;
  const messages = request.messages.map((message): LlmMessage => {
    if (message.role !== 'assistant') return message;
    const { textPieces: _, ...rest } = message;
    return rest;
  });
  return { ...request, messages };
}

function bare(call: LlmToolCall): LlmToolCall {
  const { providerData: _, ...rest } = call;
  return rest;
}
