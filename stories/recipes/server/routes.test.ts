import { simulateReadableStream } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import { aiSdk, openaiCompatible, textStream, type LlmAdapter, type LlmMessage } from 'anam-react/llm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { POST as proxy } from './ai-sdk-proxy.js';
import { POST as chat } from './ai-sdk-route.js';
import { POST as speech } from './speech-route.js';
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
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
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

it('a speech route passes on the audio, and neither the key nor a stranger’s text', async () => {
  vi.stubEnv('SPEECH_KEY', 'secret-key');
  const asked: RequestInit[] = [];
  let answer = new Response(new Uint8Array([1, 0, 2, 0]));
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    asked.push(init);
    return answer;
  });
  const url = 'https://app.example/api/speech';
  const stranger = await speech(new Request(url, { method: 'POST', body: 'Hi.' }));
  const long = await through(speech)(url, { method: 'POST', body: 'a'.repeat(251) });
  expect([stranger.status, long.status, asked]).toEqual([401, 413, []]);
  const spoken = await through(speech)(url, { method: 'POST', body: 'Hi.' });
  expect([...(await spoken.bytes())]).toEqual([1, 0, 2, 0]);
  expect(asked[0]).toMatchObject({
    headers: { authorization: 'Bearer secret-key' },
    body: expect.stringContaining('"text":"Hi."') as string,
  });
  answer = new Response('bad secret-key', { status: 401 });
  const refused = await through(speech)(url, { method: 'POST', body: 'Hi.' });
  expect([refused.status, await refused.text()]).toEqual([502, '']);
});
