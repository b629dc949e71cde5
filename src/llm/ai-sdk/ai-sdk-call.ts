/**
 * The argument that `fromAiSdk` passes to your function. Its types fit `streamText` of versions 5, 6 and 7. Destructure
 * what you change, and pass the rest on.
 */
export interface AiSdkCall {
  /** The conversation, as `ModelMessage[]`. */
  readonly messages: never[];
  /** The page's tools, as a `ToolSet` without `execute`. Add your own: `{ ...tools, weather }`. */
  readonly tools: Record<string, never>;
  /** Pass it as `abortSignal`: an interruption then stops the model. */
  readonly signal: AbortSignal;
  readonly allowSystemInMessages: true;
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stopSequences?: string[];
  readonly seed?: number;
  readonly toolChoice?: 'auto' | 'none' | 'required' | { type: 'tool'; toolName: string };
  /** The request's `reasoningEffort`, for version 7. */
  readonly reasoning?: never;
  /** `reasoningEffort` and `user` for the providers that support them. */
  readonly providerOptions?: Record<string, Record<string, string>>;
  /** The request's `responseFormat`, for versions 6 and 7. */
  readonly output?: never;
  /** The same as `output`, for version 5. */
  readonly experimental_output?: never;
}
