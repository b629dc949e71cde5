/** A tool call of a model, for the history. */
export interface LlmToolCall {
  /** Unique in the conversation. Empty if the endpoint sends none; core then creates one. */
  readonly id: string;
  readonly name: string;
  /** The JSON from the model, which may be invalid; `{}` if the model sent nothing. */
  readonly arguments: string;
  /** Opaque data that the endpoint needs back with this call, e.g. Gemini's `thoughtSignature`. */
  readonly providerData?: unknown;
}

/** One message of the conversation for a model. Reasoning is never included. */
export type LlmMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      /** Only the heard text if the persona was interrupted. May be empty with tool calls. */
      readonly content: string;
      /** True if the persona was interrupted here. An adapter may tell the model. */
      readonly interrupted?: boolean;
      /** Each call is followed by its `tool` message. */
      readonly toolCalls?: readonly LlmToolCall[];
    }
  | {
      readonly role: 'tool';
      readonly toolCallId: string;
      readonly toolName: string;
      /** Plain text or JSON text. */
      readonly content: string;
      /** True if `content` is an error message. */
      readonly isError?: boolean;
    };

/** A tool that the model may call. */
export interface LlmTool {
  readonly name: string;
  readonly description?: string | undefined;
  /** JSON Schema of the arguments, an object schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What an `LlmAdapter` receives to answer: the conversation, the tools and the token limit. */
export interface LlmRequest {
  /** Oldest first; the last one is the user's, or a tool's. */
  readonly messages: readonly LlmMessage[];
  readonly tools?: readonly LlmTool[] | undefined;
  /** The maximum number of tokens of the answer, including reasoning. A lower limit of the adapter applies. */
  readonly maxOutputTokens?: number | undefined;
  /** Requests token counts from endpoints that do not send them by default (Chat Completions). */
  readonly reportUsage?: boolean | undefined;
}

/** The token counts that an endpoint reports. Missing counts are `undefined`. */
export interface LlmTokenUsage {
  readonly inputTokens?: number;
  /** Reasoning included. */
  readonly outputTokens?: number;
}

/** Why a model stopped writing. */
export type LlmFinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

/** One part of a model's answer, in the model's order. */
export type LlmPart =
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | {
      readonly type: 'text-delta';
      readonly text: string;
      /** False for text that is shown and never spoken. */
      readonly speak?: boolean;
    }
  /** The model declines to answer. The text is shown; `speech.refusals` sets whether it is spoken. */
  | { readonly type: 'refusal-delta'; readonly text: string }
  /** One complete tool call. */
  | ({ readonly type: 'tool-call' } & LlmToolCall)
  | { readonly type: 'finish'; readonly reason: LlmFinishReason; readonly usage?: LlmTokenUsage };

/** The abort signal that an `LlmAdapter` receives with each request. */
export interface LlmStreamOptions {
  /** Aborted on interruption, end and unmount. The adapter must close its connection immediately and end without an error. */
  readonly signal: AbortSignal;
}

/**
 * The interface to a language model. Create one with a provider (`openaiCompatible`, `gemini`, `anthropic`, …), with
 * `fromOpenAI`, `custom` or `route`, or write your own.
 *
 * Requirements: parts are in order. A failed answer throws a `PersonaError` with an `llm-*` code after the parts that
 * arrived. An aborted answer may end or throw; neither is reported.
 */
export interface LlmAdapter {
  /** Shown in developer messages and in the demo, e.g. `openai-compatible gpt-oss-120b`. */
  readonly name: string;
  stream(request: LlmRequest, options: LlmStreamOptions): AsyncIterable<LlmPart>;
  /** Called when a session is live; the returned function is called when it ends. `route` uses it to probe its endpoints. */
  startProbing?(): () => void;
}
