import { explained } from './explained.js';
import { guardedClient } from './guarded-client.js';
import { IterableFeed } from './iterable-feed.js';
import type { LlmPart, LlmRequest } from './llm-adapter.js';
import { ThrownErrorInfo, type LlmErrorInfo } from './llm-error-info.js';
import type { OpenAIClient, OpenAIParams } from './openai-client.js';
import { PartStream } from './part-stream.js';
import { AnswerDecoder, type Framing } from './protocols/answer-decoder.js';
import { richContentFor } from './protocols/history.js';
import { openaiChat, type ChatOptions } from './protocols/openai-chat.js';
import { ChunkReader } from './protocols/openai-chunk.js';
import type { SseFrames } from './protocols/sse-framing.js';
import { sdkErrorInfo } from './sdk-error-info.js';

interface ClientOptions {
  readonly client: OpenAIClient;
  readonly params: OpenAIParams;
  readonly options: ChatOptions;
}

/** Creates the stream of one request. Nothing is sent before the first part is requested. */
export function openClientStream(
  { client, params, options }: ClientOptions,
  request: LlmRequest,
  signal: AbortSignal,
): AsyncIterable<LlmPart> {
  const guarded = guardedClient(client);
  const open = async () => {
    const { model } = params;
    const settings = { ...options, model, body: params, tokenLimitField: 'max_completion_tokens' } as const;
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
  const reader = new ChunkReader({ ...options, tools: request.tools ?? [] });
  return new PartStream(new IterableFeed(open, toError, signal), new AnswerDecoder(reader, chunksOf), signal);
}

/** Passes chunks through, because the package has already parsed the events. */
const chunksOf = ({ json }: SseFrames): Framing<object> => ({
  unread: '',
  fault: undefined,
  push: json,
  end: () => undefined,
});
