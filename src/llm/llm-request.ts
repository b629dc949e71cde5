import type { LlmMessage } from './llm-message.js';

/** A tool that the model may call. */
export interface LlmTool {
  readonly name: string;
  readonly description?: string | undefined;
  /** JSON Schema of the arguments, an object schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Whether the model may or must call tools. */
export type LlmToolChoice = 'auto' | 'none' | 'required' | { readonly toolName: string };

/** The format of the answer. */
export type LlmResponseFormat =
  | { readonly type: 'text' }
  /** Any JSON. */
  | { readonly type: 'json' }
  | {
      readonly type: 'json-schema';
      /** Letters, digits, `_` and `-`, at most 64 characters. */
      readonly name: string;
      readonly schema: Readonly<Record<string, unknown>>;
      readonly description?: string | undefined;
      readonly strict?: boolean | undefined;
    };

/** Settings for the model's answer. Each adapter lists in `honours` which of these it sends; it ignores the others. */
export interface LlmSettings {
  /**
   * The maximum number of tokens in the answer, including reasoning. If the adapter has a lower limit, that limit
   * applies.
   */
  readonly maxOutputTokens?: number | undefined;
  /** 0 to 2 with most providers. */
  readonly temperature?: number | undefined;
  /** 0 to 1. */
  readonly topP?: number | undefined;
  /** The answer ends before any of these texts. Most providers take at most 4. */
  readonly stop?: readonly string[] | undefined;
  /** An integer that makes answers reproducible. */
  readonly seed?: number | undefined;
  readonly responseFormat?: LlmResponseFormat | undefined;
  readonly toolChoice?: LlmToolChoice | undefined;
  /** The provider's own word, e.g. `none`, `minimal`, `low`, `medium`, `high`. */
  readonly reasoningEffort?: string | undefined;
  /** An opaque id of the end user, for the provider's abuse detection. */
  readonly user?: string | undefined;
}

/** The name of a setting. */
export type LlmSettingName = keyof LlmSettings;

/** What an `LlmAdapter` receives to answer: the conversation, the tools and the settings. */
export interface LlmRequest extends LlmSettings {
  /** Oldest first; the last one is the user's, or a tool's. */
  readonly messages: readonly LlmMessage[];
  readonly tools?: readonly LlmTool[] | undefined;
  /** Requests token counts from endpoints that do not send them by default (Chat Completions). */
  readonly reportUsage?: boolean | undefined;
  /**
   * The same for all requests in one conversation, even after a reload, and in both modes. For endpoints that store the
   * conversation (a thread, a chat).
   */
  readonly conversationId?: string | undefined;
  /**
   * How many leading `messages` the endpoint already has: an earlier request sent them, or they are its own answer.
   * Survives a reload. Only the other messages are sent to an endpoint that stores the conversation.
   */
  readonly seenMessages?: number | undefined;
}
