/** A tool call of a model, as the conversation's history stores it. */
export interface LlmToolCall {
  /** Unique in the conversation. Empty from an endpoint that sends none: then the core makes one. */
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it, which may be invalid; `{}` when it wrote nothing. */
  readonly arguments: string;
  /** What the endpoint wants back with this call and nobody else reads, e.g. Gemini's `thoughtSignature`. */
  readonly providerData?: unknown;
}

/** One message of the conversation as a model is given it. Reasoning is never among them. */
export type LlmMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      /** Only what was heard, when the persona was interrupted; may be empty beside tool calls. */
      readonly content: string;
      /** True when the persona was cut off here; an adapter may tell the model so. */
      readonly interrupted?: boolean;
      /** Each is followed by its `tool` message; there are no orphans. */
      readonly toolCalls?: readonly LlmToolCall[];
    }
  | {
      readonly role: 'tool';
      readonly toolCallId: string;
      readonly toolName: string;
      /** Text, or JSON as text. */
      readonly content: string;
      /** True when `content` says what went wrong. */
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
  /** The most tokens that the answer may have, reasoning included; the adapter's own limit counts when it is lower. */
  readonly maxOutputTokens?: number | undefined;
  /** Asks the endpoint to tell its tokens with the finish, where it does not by itself (Chat Completions). */
  readonly reportUsage?: boolean | undefined;
}

/** The tokens that an answer used, as the endpoint reports them; what it does not report is absent. */
export interface LlmTokenUsage {
  readonly inputTokens?: number;
  /** Reasoning included. */
  readonly outputTokens?: number;
}

/** Why a model stopped writing. */
export type LlmFinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

/** One piece of a model's answer, in the order in which the model produced it. */
export type LlmPart =
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | {
      readonly type: 'text-delta';
      readonly text: string;
      /** False for text that is shown and never spoken. */
      readonly speak?: boolean;
    }
  /** The model declines to answer; shown, and spoken by policy. */
  | { readonly type: 'refusal-delta'; readonly text: string }
  /** One whole call, when its arguments have come in. */
  | ({ readonly type: 'tool-call' } & LlmToolCall)
  | { readonly type: 'finish'; readonly reason: LlmFinishReason; readonly usage?: LlmTokenUsage };

/** The abort signal that an `LlmAdapter` receives with each request. */
export interface LlmStreamOptions {
  /** Aborted on interruption, stop and unmount. The adapter closes its connection at once and ends without an error. */
  readonly signal: AbortSignal;
}

/**
 * The port to a language model. Made by one of the providers (`openaiCompatible`, `gemini`, `anthropic`, …), by
 * `fromOpenAI`, `custom` or `route`, or by you.
 *
 * Rules that the core relies on: parts come in order; a failed answer throws a `PersonaError` with an `llm-*` code
 * after the parts that did arrive; an aborted one ends or throws, and nobody reports either.
 */
export interface LlmAdapter {
  /** Shown in developer messages and in the demo, e.g. `openai-compatible gpt-oss-120b`. */
  readonly name: string;
  stream(request: LlmRequest, options: LlmStreamOptions): AsyncIterable<LlmPart>;
  /** Called when a session is live; what it returns when it is no more. `route` keeps its measurements fresh so. */
  startProbing?(): () => void;
}
