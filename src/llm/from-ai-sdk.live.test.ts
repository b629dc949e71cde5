// The real `streamText` of versions 5 and 6. Version 7 needs Node 22; from-ai-sdk.test.ts reads its recorded stream.
import * as ai5 from 'ai-5';
import { MockLanguageModelV2 } from 'ai-5/test';
import * as ai6 from 'ai';
import { convertArrayToReadableStream, MockLanguageModelV3 } from 'ai/test';
import { describe, expect, it } from 'vitest';
import { fromAiSdk, type AiSdkCall } from './from-ai-sdk.js';
import type { LlmAdapter, LlmRequest } from './llm-adapter.js';
import { collect, tick } from './testing/collect.js';
import { joinParts } from './testing/joined-parts.js';

interface Options {
  readonly [name: string]: unknown;
  readonly abortSignal?: AbortSignal;
}

type DoStream = (options: Options) => Promise<{ stream: ReadableStream<never> }>;

const usage = { inputTokens: { total: 1 }, outputTokens: { total: 2 } };
const words = (major: number) => [
  { type: 'stream-start', warnings: [] },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: '{"a":' },
  { type: 'text-delta', id: 't', delta: '1}' },
  { type: 'text-end', id: 't' },
  major === 5
    ? { type: 'finish', finishReason: 'stop', usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 } }
    : { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, usage },
];

/** Each version, with a model whose stream the test defines. */
const versions: readonly (readonly [number, (doStream: DoStream, own?: object) => LlmAdapter])[] = [
  [
    5,
    (doStream, own) =>
      fromAiSdk(({ messages, tools, signal, ...settings }: AiSdkCall) =>
        ai5.streamText({
          model: new MockLanguageModelV2({ doStream: doStream as never }),
          messages,
          tools: { ...tools, ...own },
          abortSignal: signal,
          maxRetries: 0,
          onError: () => undefined,
          ...settings,
        }),
      ),
  ],
  [
    6,
    (doStream, own) =>
      fromAiSdk(({ messages, tools, signal, ...settings }: AiSdkCall) =>
        ai6.streamText({
          model: new MockLanguageModelV3({ doStream: doStream as never }),
          messages,
          tools: { ...tools, ...own },
          abortSignal: signal,
          maxRetries: 0,
          onError: () => undefined,
          ...settings,
        }),
      ),
  ],
];

const png = 'data:image/png;base64,iVBORw0KGgo=';
const request: LlmRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'See' },
        { type: 'image', url: png },
        {
          type: 'file',
          url: 'data:application/pdf;base64,AA==',
          mediaType: 'application/pdf',
          filename: 'a.pdf',
        },
      ],
    },
    {
      role: 'assistant',
      content: 'Let me see.',
      toolCalls: [
        {
          id: 'c1',
          name: 'route',
          arguments: '{"city":"Rom"}',
          providerData: {
            aiSdk: {
              providerMetadata: { mock: { item: 'i1' } },
              reasoning: [{ text: 'Hm', providerMetadata: { mock: { signature: 's' } } }],
            },
          },
        },
        { id: 'c2', name: 'weather', arguments: '{}', providerExecuted: true, providerData: { aiSdk: {} } },
      ],
    },
    { role: 'tool', toolCallId: 'c1', toolName: 'route', content: '{"shown":true}' },
    { role: 'tool', toolCallId: 'c2', toolName: 'weather', content: 'Down', isError: true },
    { role: 'user', content: 'And now?' },
  ],
  tools: [
    {
      name: 'route',
      description: 'Shows',
      parameters: { type: 'object', properties: { city: { type: 'string' } } },
    },
  ],
  maxOutputTokens: 9,
  temperature: 0.4,
  topP: 0.9,
  stop: ['END'],
  seed: 7,
  toolChoice: { toolName: 'route' },
  responseFormat: { type: 'json-schema', name: 'answer', schema: { type: 'object' } },
  reasoningEffort: 'low',
  user: 'u-1',
};

const run = (llm: LlmAdapter, asked: LlmRequest = request) =>
  collect(llm.stream(asked, { signal: new AbortController().signal })).settled;

const streamOf = (parts: readonly object[]) => ({
  stream: convertArrayToReadableStream([...parts]) as ReadableStream<never>,
});

describe.each(versions)('fromAiSdk with streamText of ai %i', (major, make) => {
  it('passes conversation, tools and settings to the model', async () => {
    let sent: Options = {};
    const llm = make(async (options) => {
      sent = options;
      return streamOf(words(major));
    });
    const { parts, error } = await run(llm);
    expect(error).toBeUndefined();
    expect(joinParts(parts)).toMatchObject({ text: '{"a":1}', finish: ['stop'] });
    expect(parts.at(-1)).toMatchObject({ usage: { inputTokens: 1, outputTokens: 2 } });
    expect(sent).toMatchObject({
      maxOutputTokens: 9,
      temperature: 0.4,
      topP: 0.9,
      stopSequences: ['END'],
      seed: 7,
      toolChoice: { type: 'tool', toolName: 'route' },
      responseFormat: { type: 'json', schema: { type: 'object' }, name: 'answer' },
      providerOptions: { openai: { reasoningEffort: 'low', user: 'u-1' } },
    });
    expect(sent['tools']).toEqual([
      expect.objectContaining({
        type: 'function',
        name: 'route',
        description: 'Shows',
        inputSchema: { type: 'object', properties: { city: { type: 'string' } } },
      }),
    ]);
    expect(sent['prompt']).toMatchObject([
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'See' },
          { type: 'file', mediaType: 'image/png' },
          { type: 'file', mediaType: 'application/pdf', filename: 'a.pdf' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Hm', providerOptions: { mock: { signature: 's' } } },
          { type: 'text', text: 'Let me see.' },
          {
            type: 'tool-call',
            toolCallId: 'c1',
            input: { city: 'Rom' },
            providerOptions: { mock: { item: 'i1' } },
          },
          { type: 'tool-call', toolCallId: 'c2', toolName: 'weather' },
        ],
      },
      {
        role: 'tool',
        content: [
          { type: 'tool-result', toolCallId: 'c1', output: { type: 'json', value: { shown: true } } },
          { type: 'tool-result', toolCallId: 'c2', output: { type: 'error-text', value: 'Down' } },
        ],
      },
      { role: 'user', content: [{ type: 'text', text: 'And now?' }] },
    ]);
  });

  it('hands text on while the model writes it, in a format, too', async () => {
    let write: (part: object) => void = () => undefined;
    const stream = new ReadableStream<never>({
      start: (controller) => {
        write = (part) => controller.enqueue(part as never);
      },
    });
    const controller = new AbortController();
    const collected = collect(make(async () => ({ stream })).stream(request, { signal: controller.signal }));
    for (const part of words(major).slice(0, 3)) write(part);
    for (let tries = 0; collected.parts.length === 0 && tries < 1000; tries += 1) await tick();
    expect(joinParts(collected.parts).text).toBe('{"a":');
    controller.abort();
    await collected.settled;
  });

  it('aborts the model when the page does', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const stream = new ReadableStream<never>();
    const llm = make(async ({ abortSignal }) => {
      signals.push(abortSignal);
      return { stream };
    });
    const controller = new AbortController();
    const collected = collect(llm.stream(request, { signal: controller.signal }));
    for (let tries = 0; signals.length === 0 && tries < 1000; tries += 1) await tick();
    controller.abort();
    expect(await collected.settled).toMatchObject({ parts: [], error: undefined });
    expect(signals[0]?.aborted).toBe(true);
  });

  it('runs a tool of the server there, and ends at one of the page', async () => {
    let runs = 0;
    const weather = {
      inputSchema: ai5.jsonSchema({ type: 'object' }),
      execute: async () => {
        runs += 1;
        return { degrees: 21 };
      },
    };
    const finish = words(major).at(-1) as Record<string, unknown>;
    const reason = major === 5 ? 'tool-calls' : { unified: 'tool-calls', raw: 'x' };
    const call = (toolName: string) => ({ type: 'tool-call', toolCallId: toolName, toolName, input: '{}' });
    const llm = make(
      async () => streamOf([call('weather'), call('route'), { ...finish, finishReason: reason }]),
      { weather },
    );
    const { parts } = await run(llm, { messages: [{ role: 'user', content: 'Hi' }], tools: request.tools });
    expect(runs).toBe(1);
    expect(parts.filter(({ type }) => /^tool-(?:call|result)$/.test(type))).toMatchObject([
      { type: 'tool-call', id: 'weather', providerExecuted: true },
      { type: 'tool-result', id: 'weather', content: '{"degrees":21}' },
      { type: 'tool-call', id: 'route' },
    ]);
    expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: 'tool-calls' });
  });

  it('names the error of the provider by its status, without the key', async () => {
    const llm = make(async () => {
      throw new ai6.APICallError({
        message: 'Wrong key',
        url: 'https://api.example/v1?key=key-0123456789',
        requestBodyValues: {},
        statusCode: 401,
        responseBody: '{"error":{"message":"Incorrect API key"}}',
        isRetryable: false,
      });
    });
    const { error } = await run(llm);
    expect(error).toMatchObject({
      code: 'llm-unauthorized',
      data: { status: 401, detail: 'Incorrect API key' },
    });
    expect(JSON.stringify([error?.message, error?.data])).not.toContain('key-0123456789');
  });
});
