import type { LlmToolCall } from './llm-message.js';

/** The token counts that an endpoint reports. Missing counts are `undefined`. */
export interface LlmTokenUsage {
  readonly inputTokens?: number;
  /** Reasoning included. */
  readonly outputTokens?: number;
  /** The part of `outputTokens` that was reasoning. */
  readonly reasoningTokens?: number;
  /** The part of `inputTokens` that was read from the provider's cache. */
  readonly cachedInputTokens?: number;
}

/** Why a model stopped writing. */
export type LlmFinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

/** A web page or document that the model cites for its answer. */
export interface LlmSource {
  /** Unique in the answer. A second source with the same id adds a place to the first. */
  readonly id: string;
  readonly kind: 'url' | 'document';
  /** Always present if `kind` is `url`. Only `http:` and `https:` become links. */
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  /** For documents, for example `application/pdf`. */
  readonly mediaType?: string | undefined;
  readonly filename?: string | undefined;
  /**
   * The text that the source supports, in characters (UTF-16 units) of all `text-delta` parts of this answer, not
   * counting text that a `text-reset` withdrew, end exclusive. Missing if the endpoint gives no range: it is never
   * guessed.
   */
  readonly range?: { readonly start: number; readonly end: number } | undefined;
}

/** An image or another file that the model made. */
export interface LlmGeneratedFile {
  /** `https:` or `data:`. */
  readonly url: string;
  /** For example `image/png`. */
  readonly mediaType: string;
  readonly filename?: string | undefined;
}

/** The result of a call with `providerExecuted`. */
export interface LlmToolResult {
  /** The id of the call. */
  readonly id: string;
  /** Plain text or JSON text. */
  readonly content: string;
  /** True if `content` is plain text, even if it looks like JSON. */
  readonly isText?: boolean | undefined;
  /** True if `content` is an error message. */
  readonly isError?: boolean;
  /** True for a preliminary result: the call is still running, and another result will replace this one. */
  readonly preliminary?: boolean;
  /** Opaque data that the endpoint needs back with the result. */
  readonly providerData?: unknown;
}

/** A part that your endpoint sends for your app, passed through to `onData` and the message. */
export interface LlmDataPart {
  /** Chosen by your app, e.g. `weather`. */
  readonly name: string;
  /** A part with the same name and id replaces the earlier one. */
  readonly id?: string | undefined;
  /** Any JSON value. */
  readonly data: unknown;
  /** True for a part that is passed to `onData` but not stored with the message. */
  readonly transient?: boolean | undefined;
}

/** One part of a model's answer, in the model's order. */
export type LlmPart =
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | {
      readonly type: 'text-delta';
      readonly text: string;
      /** False for text that is shown and never spoken. */
      readonly speak?: boolean;
      /** The endpoint's own id of the message that begins here. Later requests send the message back with this `id`. */
      readonly messageId?: string;
      /**
       * Opaque data that the endpoint may want back with this piece of text, e.g. Gemini's `thoughtSignature`. The text may be
       * empty. `createLlmEndpoint` passes it on; a persona ignores it.
       */
      readonly providerData?: unknown;
    }
  /** The model declines to answer. The text is shown; `speech.refusals` sets whether it is spoken. */
  | { readonly type: 'refusal-delta'; readonly text: string }
  /**
   * The endpoint withdraws the text after the first `length` characters of this answer. Text that was already heard
   * stays.
   */
  | { readonly type: 'text-reset'; readonly length: number }
  /** The model begins to write the arguments of a call. `tool-call` with this id follows, unless the answer fails. */
  | {
      readonly type: 'tool-input-start';
      /** Never empty. */
      readonly id: string;
      readonly name: string;
      readonly providerExecuted?: boolean;
    }
  | { readonly type: 'tool-input-delta'; readonly id: string; readonly text: string }
  /** One complete tool call. */
  | ({ readonly type: 'tool-call' } & LlmToolCall)
  /** The endpoint waits for the user's approval of a call that it will run itself. */
  | {
      readonly type: 'tool-approval-request';
      readonly id: string;
      readonly approvalId: string;
      /** Why the endpoint asks, in words for the user. */
      readonly reason?: string;
      /** Opaque data that the endpoint needs back with the response. */
      readonly providerData?: unknown;
    }
  | ({ readonly type: 'tool-result' } & LlmToolResult)
  | ({ readonly type: 'source' } & LlmSource)
  | ({ readonly type: 'file' } & LlmGeneratedFile)
  | ({ readonly type: 'data' } & LlmDataPart)
  /** The token counts of this answer so far. Each part replaces the counts of the previous one. */
  | { readonly type: 'usage'; readonly usage: LlmTokenUsage }
  | { readonly type: 'finish'; readonly reason: LlmFinishReason; readonly usage?: LlmTokenUsage };
