// AI SDK routes behind a real server: versions 5 and 6 run live, version 7 is replayed from recorded bytes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import * as ai5 from 'ai-5';
import { MockLanguageModelV2 } from 'ai-5/test';
import * as ai6 from 'ai';
import { convertArrayToReadableStream, MockLanguageModelV3 } from 'ai/test';
import { afterEach, expect, it } from 'vitest';
import { aiSdk, textStream } from './index.js';
import type { LlmAdapter, LlmMessage, LlmPart } from './llm-adapter.js';
import { historyOf } from './testing/ai-sdk/history.js';
import { aiSdkRecordings, pageTools } from './testing/ai-sdk/recordings.js';
import { collect } from './testing/collect.js';
import { joinParts } from './testing/joined-parts.js';

type Route = (request: Request) => Response | Promise<Response>;

const servers: { close: () => void }[] = [];
const requests: Request[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/**
 * Serves a route like Next.js: `Request` in, `Response` out, and the request's signal is aborted when the page
 * disconnects.
 */
async function serve(route: Route): Promise<string> {
  const server = createServer((incoming, outgoing) => void answer(route, incoming, outgoing));
  servers.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/chat`;
}

async function answer(route: Route, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.concat(await Readable.from(incoming).toArray()).toString();
  const left = new AbortController();
  outgoing.on('close', () => left.abort());
  const request = new Request('http://app.example/api/chat', { method: 'POST', body, signal: left.signal });
  // Node's signal of a garbage-collected request is never aborted.
  requests.push(request);
  const response = await route(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body)
    Readable.fromWeb(response.body as never)
      .on('error', () => undefined)
      .pipe(outgoing);
}

const user: LlmMessage = { role: 'user', content: 'Hello', id: 'u1' };

const ask = (llm: LlmAdapter, messages: readonly LlmMessage[], signal = new AbortController().signal) =>
  collect(llm.stream({ messages, tools: pageTools, conversationId: 'c1' }, { signal }));

const finish = (reason: string) => ({
  type: 'finish',
  finishReason: { unified: reason, raw: reason },
  usage: { inputTokens: { total: 1 }, outputTokens: { total: 1 } },
});
const said = (text: string) => [
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: text },
  { type: 'text-end', id: 't' },
];
const called = (toolName: string) => ({
  type: 'tool-call',
  toolCallId: `id-${toolName}`,
  toolName,
  input: '{}',
});

/** An AI SDK 6 route whose model returns the given answers, one after the other. */
function route6(answers: object[][], ran: string[]): Route {
  const model = new MockLanguageModelV3({
    doStream: async () => ({ stream: convertArrayToReadableStream(answers.shift() ?? []) as never }),
  });
  const run = (name: string) => async () => {
    ran.push(name);
    return { done: name };
  };
  const inputSchema = ai6.jsonSchema({ type: 'object' });
  return async (request) => {
    const { messages } = (await request.json()) as { messages: ai6.UIMessage[] };
    const result = ai6.streamText({
      model,
      messages: await ai6.convertToModelMessages(messages),
      abortSignal: request.signal,
      stopWhen: ai6.stepCountIs(3),
      tools: {
        weather: { inputSchema, execute: run('weather') },
        pay: { inputSchema, execute: run('pay'), needsApproval: true },
        route: { inputSchema },
      },
    });
    return result.toUIMessageStreamResponse({ originalMessages: messages });
  };
}

it('shows a tool that the server runs, which runs once', async () => {
  const ran: string[] = [];
  const url = await serve(
    route6(
      [
        [called('weather'), finish('tool-calls')],
        [...said('Sunny.'), finish('stop')],
      ],
      ran,
    ),
  );
  const { parts, error } = await ask(aiSdk({ url }), [user]).settled;
  expect([error, ran, joinParts(parts).text]).toEqual([undefined, ['weather'], 'Sunny.']);
  expect(parts.find(({ type }) => type === 'tool-call')).toMatchObject({ providerExecuted: true });
  expect(parts.find(({ type }) => type === 'tool-result')).toMatchObject({ content: '{"done":"weather"}' });
});

it('goes on with a tool of the page, and with an approval', async () => {
  const ran: string[] = [];
  const url = await serve(
    route6(
      [
        [called('route'), finish('tool-calls')],
        [called('pay'), finish('tool-calls')],
        [...said('Paid.'), finish('stop')],
      ],
      ran,
    ),
  );
  const llm = aiSdk({ url });
  const first = await ask(llm, [user]).settled;
  const second = await ask(llm, [user, ...historyOf(first.parts)]).settled;
  expect(second.parts.find(({ type }) => type === 'tool-approval-request')).toMatchObject({ id: 'id-pay' });
  expect(ran).toEqual([]);
  const all: LlmPart[] = [...first.parts, ...second.parts];
  const approval = { approved: true, reason: 'Yes' };
  const third = await ask(llm, [user, ...historyOf(all, approval)]).settled;
  expect(third.error).toBeUndefined();
  expect(third.parts[0]).toMatchObject({ type: 'tool-result', id: 'id-pay', content: '{"done":"pay"}' });
  expect([ran, joinParts(third.parts).text]).toEqual([['pay'], 'Paid.']);
});

it.each(['ui', 'text'] as const)('lets the server stop its model within a second (%s)', async (kind) => {
  let stopped: (at: number) => void = () => undefined;
  const aborted = new Promise<number>((resolve) => {
    stopped = resolve;
  });
  const model = new MockLanguageModelV2({
    doStream: async ({ abortSignal }) => {
      abortSignal?.addEventListener('abort', () => stopped(Date.now()));
      const stream = new ReadableStream({
        start: (controller) => {
          controller.enqueue({ type: 'stream-start', warnings: [] });
          for (const part of said('Once upon a time').slice(0, 2)) controller.enqueue(part);
        },
      });
      return { stream };
    },
  });
  const url = await serve((request) => {
    const result = ai5.streamText({ model, prompt: 'Hi', abortSignal: request.signal });
    return kind === 'ui' ? result.toUIMessageStreamResponse() : result.toTextStreamResponse();
  });
  const controller = new AbortController();
  const llm = kind === 'ui' ? aiSdk({ url }) : textStream({ url });
  const collected = ask(llm, [user], controller.signal);
  await expect.poll(() => joinParts(collected.parts).text).toBe('Once upon a time');
  const interrupted = Date.now();
  controller.abort();
  expect((await aborted) - interrupted).toBeLessThan(1000);
  expect((await collected.settled).error).toBeUndefined();
});

it.each(
  aiSdkRecordings.filter(({ name, version }) => version.startsWith('7') && name === 'a tool of the page'),
)('talks to a route of ai $version, which gets what useChat sends', async ({ exchanges }) => {
  const bodies: unknown[] = [];
  const url = await serve(async (request) => {
    bodies.push(await request.json());
    const { body, headers } = exchanges[bodies.length - 1] ?? { body: '', headers: {} };
    return new Response(body, { headers });
  });
  const first = await ask(aiSdk({ url }), [user]).settled;
  const second = await ask(aiSdk({ url }), [user, ...historyOf(first.parts)]).settled;
  expect(joinParts([...first.parts, ...second.parts])).toMatchObject({
    text: 'Here it is.You see the route to Wien.',
    finish: ['tool-calls', 'stop'],
  });
  expect(bodies).toMatchObject([{ id: 'c1' }, { messageId: 'server-message', trigger: 'submit-message' }]);
});
