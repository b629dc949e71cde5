import { describe, expect, it } from 'vitest';
import { fromAiSdk } from './from-ai-sdk.js';
import type { LlmAdapter, LlmPart, LlmRequest } from './llm-adapter.js';
import { uiMessageStream } from './protocols/ui-message-stream.js';
import { aiSdkRecordings, pageTools } from './testing/ai-sdk/recordings.js';
import { collect } from './testing/collect.js';
import { decodePieces } from './testing/joined-parts.js';
import { describeLlmAdapterConformance } from './testing/llm-adapter.conformance.js';
import { bytesOf } from './testing/sse.js';

const request: LlmRequest = { messages: [{ role: 'user', content: 'Hi' }], tools: pageTools };

const ask = (llm: LlmAdapter, asked: LlmRequest = request) =>
  collect(llm.stream(asked, { signal: new AbortController().signal }));

async function* streamOf(parts: readonly object[]) {
  yield* parts;
}

/** Removes data that only the recorded route has: metadata of the message, and its undeclared tools. */
function comparable(parts: readonly LlmPart[], version: string): unknown {
  const own = parts
    .filter((part) => part.type !== 'data' || part.name !== 'message-metadata')
    // Version 5 leaves the metadata of tool results out of its UI message stream.
    .map((part) =>
      part.type === 'tool-result' && version.startsWith('5.') ? { ...part, providerData: undefined } : part,
    );
  return JSON.parse(
    JSON.stringify(own, (key, value: unknown) =>
      key === 'messageId' || key === 'dynamic' ? undefined : value,
    ),
  );
}

const exchanges = aiSdkRecordings.flatMap(({ exchanges: all, ...recording }) =>
  all
    .filter(({ streamParts }) => streamParts.length > 0)
    .map((exchange, index) => ({ ...recording, ...exchange, index })),
);

describe('fromAiSdk', () => {
  it.each(exchanges)(
    'makes of the stream of ai $version what aiSdk makes of its bytes: $name, $index',
    async ({ version, streamParts, body }) => {
      const stream = streamOf(streamParts);
      const { parts, error } = await ask(fromAiSdk(() => ({ fullStream: stream }))).settled;
      const bytes = decodePieces(uiMessageStream.createDecoder(undefined, pageTools), [bytesOf(body)]);
      expect(comparable(parts, version)).toEqual(comparable(bytes.parts, version));
      expect(error?.code).toBe(bytes.fault?.code);
    },
  );
});

/** A stream whose parts a test writes one by one. */
class ModelStream implements AsyncIterableIterator<object> {
  closed = false;
  readonly #parts: (object | null)[] = [];
  #wake: (() => void) | undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => {
      this.closed = true;
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  write(...parts: (object | null)[]): void {
    this.#parts.push(...parts);
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<object>> {
    while (this.#parts.length === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    const value = this.#parts.shift();
    return value ? { done: false, value } : { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<object>> {
    this.closed = true;
    return { done: true, value: undefined };
  }
}

describeLlmAdapterConformance('fromAiSdk', () => {
  const streams: ModelStream[] = [];
  const adapter = fromAiSdk(({ signal }) => {
    const stream = new ModelStream(signal);
    streams.push(stream);
    return { stream };
  });
  return {
    adapter,
    send: (...parts) => streams[0]?.write(...parts.map((part) => ({ ...part, id: '1' }))),
    finish: () => streams[0]?.write({ type: 'finish', finishReason: 'stop' }, null),
    fail: () => streams[0]?.write({ type: 'error', error: new Error('boom') }),
    closed: () => streams[0]?.closed ?? false,
  };
});

const failing = (error: unknown) =>
  ask(fromAiSdk(() => ({ stream: streamOf([{ type: 'error', error }]) }))).settled;
const named = (name: string, facts: object = {}) => Object.assign(new Error('words'), { name, ...facts });

describe('errors of fromAiSdk', () => {
  it.each([
    [
      named('AI_APICallError', { statusCode: 401, responseBody: '{"error":{"message":"No"}}' }),
      'llm-unauthorized',
    ],
    [named('AI_APICallError', { statusCode: 429 }), 'llm-rate-limited'],
    [named('AI_APICallError', { statusCode: 404 }), 'llm-not-found'],
    [named('AI_APICallError'), 'llm-unreachable'],
    [
      named('AI_RetryError', { lastError: named('AI_APICallError', { statusCode: 429 }) }),
      'llm-rate-limited',
    ],
    [named('AI_LoadAPIKeyError'), 'llm-unauthorized'],
    [named('AI_NoSuchModelError'), 'llm-not-found'],
    [named('AI_InvalidPromptError'), 'llm-invalid-request'],
    [named('AI_StreamProviderError', { statusCode: 429 }), 'llm-rate-limited'],
    [named('TimeoutError'), 'llm-timeout'],
    [{ type: 'rate_limit_error', message: 'Slow down' }, 'llm-rate-limited'],
    ['overloaded', 'llm-failed'],
    [new Error('boom'), 'llm-failed'],
  ])('are read: %s', async (thrown, code) => {
    const { error } = await failing(thrown);
    expect(error?.code).toBe(code);
  });

  it('are those of the function, too', async () => {
    const llm = fromAiSdk(() => {
      throw new Error('no model');
    });
    expect((await ask(llm).settled).error).toMatchObject({
      code: 'llm-failed',
      message: expect.stringContaining('no model') as string,
    });
    const empty = fromAiSdk(() => ({}));
    expect((await ask(empty).settled).error?.message).toContain('must return the result of `streamText`');
  });

  it('name a stream that the server stopped, or that has no finish reason', async () => {
    for (const parts of [[{ type: 'abort' }], []]) {
      const llm = fromAiSdk(() => ({ stream: streamOf(parts) }));
      expect((await ask(llm).settled).error?.code).toBe('llm-truncated');
    }
  });
});
