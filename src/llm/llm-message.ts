/** An image for a model. */
export interface LlmImagePart {
  readonly type: 'image';
  /** `https:` or `data:`. Not every protocol takes both; an adapter that cannot send it throws `llm-unsupported-content`. */
  readonly url: string;
  /** For example `image/png`. Read from a `data:` URL if missing. */
  readonly mediaType?: string | undefined;
}

/** A file for a model, for example a PDF. */
export interface LlmFilePart {
  readonly type: 'file';
  /** `https:` or `data:`. */
  readonly url: string;
  /** For example `application/pdf`. */
  readonly mediaType: string;
  readonly filename?: string | undefined;
}

/** One part of the content of a message. */
export type LlmContentPart = { readonly type: 'text'; readonly text: string } | LlmImagePart | LlmFilePart;

/** The content of a message: text, or parts in their order. */
export type LlmContent = string | readonly LlmContentPart[];

/** A tool call of a model, for the history. */
export interface LlmToolCall {
  /** Unique in the conversation. Empty if the endpoint sends none; core then creates one. */
  readonly id: string;
  readonly name: string;
  /** The JSON from the model, which may be invalid; `{}` if the model sent nothing. */
  readonly arguments: string;
  /**
   * True if the endpoint runs this call itself (a web search of the provider, a tool of your agent). Its `tool-result`
   * follows. The page never runs it. A stateless protocol leaves such calls out of the history.
   */
  readonly providerExecuted?: boolean;
  /** Opaque data that the endpoint needs back with this call, e.g. Gemini's `thoughtSignature`. */
  readonly providerData?: unknown;
}

/** A piece of an answer's text, for endpoints that sign pieces. */
export interface LlmTextPiece {
  readonly text: string;
  /** The `providerData` of the `text-delta`. */
  readonly providerData?: unknown;
}

/** The user's response to a call that the endpoint asked about (`tool-approval-request`). */
export interface LlmToolApproval {
  /** `approvalId` of the request. */
  readonly id: string;
  readonly approved: boolean;
  readonly reason?: string | undefined;
  /** The `providerData` of the request. */
  readonly providerData?: unknown;
}

interface MessageBase {
  /**
   * Stays the same for the life of a conversation, even after a reload. For endpoints that store the conversation: the
   * endpoint's own id (`messageId` of `text-delta`) if it sent one.
   */
  readonly id?: string | undefined;
}

/** One message of the conversation for a model. Reasoning is never included. */
export type LlmMessage =
  | (MessageBase & { readonly role: 'system'; readonly content: string })
  | (MessageBase & { readonly role: 'user'; readonly content: LlmContent })
  | (MessageBase & {
      readonly role: 'assistant';
      /**
       * Only the heard text if the persona was interrupted. May be empty with tool calls. Contains the images that the
       * model made. `aiSdk`, `fromAiSdk` and `custom` send them back unchanged. Other APIs reject images in assistant
       * messages, so `openaiResponses`, `anthropic` and `gemini`, and Chat Completions with `sendImages`, send the
       * latest before the user's next message.
       */
      readonly content: LlmContent;
      /** True if the persona was interrupted here. An adapter may tell the model. */
      readonly interrupted?: boolean;
      /**
       * The text of `content`, split into the pieces that the endpoint signed. `gemini` sends them back unchanged if
       * together they make up `content`. All other adapters read only `content`.
       */
      readonly textPieces?: readonly LlmTextPiece[];
      /** Each call is followed by its `tool` message. */
      readonly toolCalls?: readonly LlmToolCall[];
    })
  | (MessageBase & {
      readonly role: 'tool';
      readonly toolCallId: string;
      readonly toolName: string;
      /** Plain text or JSON text; the user's response in words if this answers an approval request. */
      readonly content: string;
      /** True if `content` is plain text, even if it looks like JSON. */
      readonly isText?: boolean | undefined;
      /** True if `content` is an error message. */
      readonly isError?: boolean;
      /** The result of a call with `providerExecuted`. */
      readonly providerExecuted?: boolean;
      /** The `providerData` of the result. */
      readonly providerData?: unknown;
      /** The call has not run yet: the endpoint runs it after it receives this response from the user. */
      readonly approval?: LlmToolApproval;
    });
