/** A tool call, as the model wrote it. */
export interface ModelCall {
  readonly id: string;
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
  /** Gemini's `thoughtSignature`, which must be sent back with the call. */
  readonly signature?: string;
}

/** The conversation as the engine sends it to a model. Thoughts are not part of it. */
export type EngineMessage =
  | { readonly role: 'user'; readonly text: string }
  | { readonly role: 'persona'; readonly text: string; readonly calls: readonly ModelCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly content: string };

/** The input for one request. */
export interface ModelRequest {
  readonly system: string;
  readonly messages: readonly EngineMessage[];
  readonly tools: readonly EngineTool[];
  readonly maxTokens?: number;
}

/** A tool of the session token. */
export interface EngineTool {
  readonly name: string;
  readonly description?: string;
  readonly parameters: object;
  readonly type: 'client' | 'server' | 'system';
  /** Whether the model waits for the page's result. */
  readonly awaitResult: boolean;
  readonly timeoutSeconds: number;
}
