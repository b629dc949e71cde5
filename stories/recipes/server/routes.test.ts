import { simulateReadableStream } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import { aiSdk, openaiCompatible, textStream, type LlmAdapter, type LlmMessage } from 'anam-react/llm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { POST as proxy } from './ai-sdk-proxy.js';
import { POST as chat } from './ai-sdk-route.js';
import { POST as text } from './text-route.js';

type Route = (request: Request) => Promise<Response>;
type Chunks = Parameters<typeof simulateReadableStream>[0]['chunks'];

const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } };
const finish = (reason: string) => ({
  type: 'finish',
  finishReason: { unified: reason, raw: reason },
  usage,
});
const words: Chunks = [
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'Hello.' },
  { type: 'text-end', id: 't' },
  finish('stop'),
];
const call: Chunks = [
  { type: 'tool-call', toolCallId: 'c', toolName: 'cancel_order', input: '{"order":"7"}' },
  finish('tool-calls'),
];

let chunks = words;

beforeEach(() => {
  chunks = words;
  // The AI SDK resolves a model's name with this provider.
  Object.assign(globalThis, {
    AI_SDK_DEFAULT_PROVIDER: {
      specificationVersion: 'v3',
      languageModel: () =>
        new MockLanguageModelV3({
          doStream: async () => ({ stream: simulateReadableStream({ chunks }) as never }),
        }),
    },
  });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'AI_SDK_DEFAULT_PROVIDER');
});

const through =
  (route: Route): typeof fetch =>
  (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', 'Bearer of-a-user');
    return route(
      new Request(new URL(url instanceof Request ? url.url : url, 'https://app.example'), {
        ...init,
        headers,
      }),
    );
  };

const question: LlmMessage = { role: 'user', content: 'Hi', id: 'u1' };

async function partsOf(llm: LlmAdapter) {
  const parts = [];
  const { signal } = new AbortController();
  for await (const part of llm.stream({ messages: [question] }, { signal })) parts.push(part);
  return parts;
}

it.each([
  ['ai-sdk-route', aiSdk({ url: '/api/chat', fetch: through(chat) })],
  ['text-route', textStream({ url: '/api/text', fetch: through(text) })],
  ['ai-sdk-proxy', openaiCompatible({ url: '/api/persona/llm', model: 'gpt-5-mini', fetch: through(proxy) })],
])('%s answers the adapter of its recipe', async (_name, llm) => {
  expect(await partsOf(llm)).toContainEqual({ type: 'text-delta', text: 'Hello.' });
});

it('ai-sdk-route asks before it cancels an order', async () => {
  chunks = call;
  const parts = await partsOf(aiSdk({ url: '/api/chat', fetch: through(chat) }));
  const types = parts.map(({ type }) => type);
  expect(types).toContain('tool-approval-request');
  expect(types).not.toContain('tool-result');
});
