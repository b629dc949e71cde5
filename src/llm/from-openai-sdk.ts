import { explained } from './explained.js';
import { guardedClient } from './guarded-client.js';
import { IterableFeed } from './iterable-feed.js';
import type { LlmAdapter } from './llm-adapter.js';
import { ThrownErrorInfo, type LlmErrorInfo } from './llm-error-info.js';
import type { OpenAIClient } from './openai-client.js';
import { PartStream } from './part-stream.js';
import { AnswerDecoder, type Framing } from './protocols/answer-decoder.js';
import { richContentFor } from './protocols/history.js';
import { openaiChat, type ChatOptions } from './protocols/openai-chat.js';
import { ChunkReader } from './protocols/openai-chunk.js';
import type { SseFrames } from './protocols/sse-framing.js';
import { sdkErrorInfo } from './sdk-error-info.js';

/** The fields of the request: those of `chat.completions.create` without `messages` and `stream`. */
export interface OpenAIParams {
  readonly model: string;
  readonly [field: string]: unknown;
}

/**
 * Creates an adapter from an existing client of the `openai` package. The package is not imported; only the shape of its
 * types is used.
 *
 * Retries, timeout and headers are those of the client; set its `maxRetries` to 0 where another adapter takes over
 * (it is 2 by default). An answer without a finish reason counts as `llm-truncated`, as the package does not tell
 * whether the stream was terminated (seen in openai 6.49.0 and 7.57.0). No redirect is followed. Each request goes
 * through a copy of the client (`withOptions`), which reads at most 64 kB of an error and 64 MB of an answer,
 * and logs nothing.
 *
 * @throws PersonaError `llm-failed`, at once, for a client without `withOptions`, or one whose copy cannot be made
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
  guardedClient(client);
  return {
    name: `openai ${model}`,
    honours: openaiChat.honours,
    stream(request, { signal }) {
      const guarded = guardedClient(client);
      const open = async () => {
        const settings = {
          ...options,
          model,
          body: params,
          tokenLimitField: 'max_completion_tokens',
        } as const;
        const body = openaiChat.encode(request, settings, await richContentFor(request));
        const sent = { signal, fetchOptions: { redirect: 'manual' } } as const;
        return guarded.client.chat.completions.create(body as never, sent);
      };
      const toError = (fault: LlmErrorInfo, cause: unknown) => {
        const found =
          cause instanceof ThrownErrorInfo ? cause : new ThrownErrorInfo(sdkErrorInfo(cause, fault), cause);
        return explained(found.fault, cause, signal, (code) =>
          code.requestError(found, guarded.sent, guarded.secrets),
        );
      };
      return new PartStream(
        new IterableFeed(open, toError, signal),
        new AnswerDecoder(new ChunkReader({ ...options, tools: request.tools ?? [] }), chunksOf),
        signal,
      );
    },
  };
}

/** The package has already parsed the events. */
const chunksOf = ({ json }: SseFrames): Framing<object> => ({
  unread: '',
  fault: undefined,
  push: json,
  end: () => undefined,
});
