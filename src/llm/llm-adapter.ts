/** One message of the conversation as a model is given it. Reasoning is never among them. */
export type LlmMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      /** Only what was heard, when the persona was interrupted. */
      readonly content: string;
      /** True when the persona was cut off here; an adapter may tell the model so. */
      readonly interrupted?: boolean;
    };

export interface LlmRequest {
  /** Oldest first; the last one is the user's. */
  readonly messages: readonly LlmMessage[];
}

export type LlmFinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

/** One piece of a model's answer, in the order in which the model produced it. */
export type LlmPart =
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'finish'; readonly reason: LlmFinishReason };

export interface LlmStreamOptions {
  /** Aborted on interruption, stop and unmount. The adapter closes its connection at once and ends without an error. */
  readonly signal: AbortSignal;
}

/**
 * The port to a language model. Made by `openaiCompatible`, `fromOpenAI`, `custom`, or by you.
 *
 * Rules that the core relies on: parts come in order; a failed answer throws a `PersonaError` with an `llm-*` code
 * after the parts that did arrive; an aborted one ends or throws, and nobody reports either.
 */
export interface LlmAdapter {
  /** Shown in developer messages and in the demo, e.g. `openai-compatible gpt-oss-120b`. */
  readonly name: string;
  stream(request: LlmRequest, options: LlmStreamOptions): AsyncIterable<LlmPart>;
}
