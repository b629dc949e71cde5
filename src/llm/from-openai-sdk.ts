import { explained } from './explained.js';
import { guardedClient } from './guarded-client.js';
import { IterableFeed } from './iterable-feed.js';
import type { LlmAdapter, LlmPart } from './llm-adapter.js';
import { ThrownFault, type LlmFault } from './llm-fault.js';
import type { OpenAIClient } from './openai-client.js';
import { PartStream, type LlmEnd, type PartDecoder } from './part-stream.js';
import { openaiChat, type ChatOptions } from './protocols/openai-chat.js';
import { ChunkDecoder } from './protocols/openai-chunk.js';
import { sdkFault } from './sdk-fault.js';
import type { ThinkOptions } from './think-splitter.js';

/** The fields of the request: those of `chat.completions.create` without `messages` and `stream`. */
export interface OpenAIParams {
  readonly model: string;
  readonly [field: string]: unknown;
}

/**
 * An adapter that calls through a client of the `openai` package which the app has anyway. Its types are only of that
 * package's shape: nothing of it is imported, and it costs an app that does not use it nothing.
 *
 * Retries, timeout and headers are those of the client; set its `maxRetries` to 0 where another adapter takes over
 * (it is 2 by default). An answer without a finish reason counts as `llm-truncated`, as the package does not tell
 * whether the stream was terminated (seen in openai 6.49.0 and 7.57.0). No redirect is followed.
 *
 * @example
 * const client = new OpenAI({ baseURL: '/api/openai', apiKey: 'unused', dangerouslyAllowBrowser: true });
 * const llm = fromOpenAI(client, { model: 'gpt-5', reasoning_effort: 'low' }, { systemPrompt: 'Answer briefly.' });
 */
export function fromOpenAI(
  client: OpenAIClient,
  params: OpenAIParams,
  options: ChatOptions = {},
): LlmAdapter {
  const { model } = params;
  return {
    name: `openai ${model}`,
    stream(request, { signal }) {
      const guarded = guardedClient(client);
      const open = () => {
        const settings = {
          ...options,
          model,
          body: params,
          tokenLimitField: 'max_completion_tokens',
        } as const;
        const body = openaiChat.encode(request, settings);
        const sent = { signal, fetchOptions: { redirect: 'manual' } } as const;
        return guarded.client.chat.completions.create(body as never, sent);
      };
      const toError = (fault: LlmFault, cause: unknown) => {
        const found = cause instanceof ThrownFault ? cause : new ThrownFault(sdkFault(cause, fault), cause);
        return explained(found.fault, cause, signal, (code) =>
          code.endpointError(found, guarded.sent, guarded.secrets),
        );
      };
      return new PartStream(new IterableFeed(open, toError, signal), new SdkDecoder(options), signal);
    },
  };
}

class SdkDecoder implements PartDecoder<object> {
  readonly #chunks: ChunkDecoder;

  constructor(options: ThinkOptions) {
    this.#chunks = new ChunkDecoder(options);
  }

  get done(): boolean {
    return this.#chunks.fault !== undefined;
  }

  push(chunk: object): LlmPart[] {
    const parts: LlmPart[] = [];
    this.#chunks.push(chunk, parts);
    return parts;
  }

  end(): LlmEnd {
    return this.#chunks.end(false);
  }
}
