import { PersonaError } from '../internal/persona-error.js';
import { createRedactor, safeCause } from '../internal/redactor.js';
import { endpointErrorInfo } from './endpoint-error.js';
import { guardedClient } from './guarded-client.js';
import { IterableFeed } from './iterable-feed.js';
import { isObject, type JsonObject } from './json.js';
import type { LlmAdapter, LlmPart } from './llm-adapter.js';
import { llmError, type LlmErrorInfo } from './llm-error.js';
import type { OpenAIClient } from './openai-client.js';
import { PartStream, type LlmEnd, type PartDecoder } from './part-stream.js';
import { openaiChat, type ChatOptions } from './protocols/openai-chat.js';
import { ChunkDecoder } from './protocols/openai-chunk.js';
import { retryAfterFromHeaders } from './retry-after.js';
import type { ThinkOptions } from './think-splitter.js';

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
      const toError = (fault: LlmErrorInfo, cause: unknown) => sdkError(fault, cause, guarded.secrets);
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

function sdkError(fault: LlmErrorInfo, cause: unknown, secrets: readonly string[]): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  const redact = createRedactor(secrets);
  const { code, message, detail, body, ...facts } = isObject(cause) ? sdkErrorInfo(cause, fault) : fault;
  return llmError(code, {
    ...facts,
    message: redact(message),
    ...(detail !== undefined && { detail: redact(detail) }),
    ...(body !== undefined && { body: redact(body) }),
    cause: safeCause(cause, redact),
  });
}

/**
 * `APIError` has the body's `error`, `headers`, and a `status` unless it came inside a stream; `APIConnectionError` is
 * one with neither; half a JSON text is a `SyntaxError` (openai 6.49.0 `core/error.mjs`, `core/streaming.mjs`).
 */
function sdkErrorInfo(cause: JsonObject, fault: LlmErrorInfo): LlmErrorInfo {
  const { error, headers, message } = cause;
  const status = typeof cause['status'] === 'number' ? cause['status'] : undefined;
  const words = `The openai package threw: ${String(message)}`;
  if (status !== undefined && status >= 300 && status < 400)
    return {
      code: 'llm-protocol',
      status,
      message: 'The model endpoint redirects, and a conversation does not follow. Use the final address.',
    };
  if (status !== undefined || error) {
    const found = isObject(error) ? error : { message: error || message };
    const retryAfterMs = headers instanceof Headers ? retryAfterFromHeaders(headers) : undefined;
    const known = endpointErrorInfo(found, JSON.stringify(found), status);
    return retryAfterMs === undefined ? known : { ...known, retryAfterMs };
  }
  if ('requestID' in cause)
    return { code: /timed out/.test(words) ? 'llm-timeout' : 'llm-unreachable', message: words };
  if (cause instanceof SyntaxError) return { code: 'llm-protocol', message: words };
  return cause instanceof TypeError ? fault : { code: 'llm-failed', message: words };
}
