/** The part of an `openai` client, 6.x or 7.x, that this package uses; `OpenAI` and `AzureOpenAI` both have it. */
export interface OpenAIClient {
  /** Creates the copy that limits the size of responses. */
  withOptions(options: object): OpenAIClient;
  readonly chat: {
    readonly completions: {
      create(
        body: {
          model: string;
          messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
          stream: true;
        },
        options: { signal: AbortSignal; fetchOptions: { redirect: 'manual' } },
      ): PromiseLike<AsyncIterable<object>>;
    };
  };
}

/** The fields of the request: those of `chat.completions.create` without `messages` and `stream`. */
export interface OpenAIParams {
  readonly model: string;
  readonly [field: string]: unknown;
}
