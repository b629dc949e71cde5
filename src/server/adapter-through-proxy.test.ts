// The page's half and the server's half of client mode, put together without a network.
import { describe, expect, it } from 'vitest';
import type { LlmPart } from '../llm/llm-adapter.js';
import { openaiCompatible } from '../llm/providers/openai-compatible.js';
import { createLlmProxy } from './llm-proxy.js';
import { eventStream, fakeUpstream, type Call } from './testing/fake-upstream.js';

const event = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

const recorded = [
  ': processing\n\n',
  event({ role: 'assistant', reasoning: 'Greet back.' }),
  event({ content: 'Grüß ' }),
  event({ content: 'dich.' }, 'stop'),
  'data: [DONE]\n\n',
].join('');

function setUp(answer: (call: Call) => Response | Promise<Response>) {
  const upstream = fakeUpstream(answer);
  const handler = createLlmProxy({
    url: 'https://llm.example.com/v1',
    apiKey: 'llm-key-0123456789',
    models: ['small'],
    maxTokens: 300,
    authorize: () => true,
    fetch: upstream.fetch,
  });
  const adapter = openaiCompatible({
    url: '/api/persona/llm',
    model: 'small',
    systemPrompt: 'Be brief.',
    body: { reasoning_effort: 'low', temperature: 0.4 },
    fetch: (path, init) => handler(new Request(new URL(path, 'https://app.example.com'), init)),
  });
  return { adapter, calls: upstream.calls };
}

async function collect(adapter: ReturnType<typeof setUp>['adapter'], signal = new AbortController().signal) {
  const parts: LlmPart[] = [];
  const request = { messages: [{ role: 'user', content: 'Hallo' }] as const };
  for await (const part of adapter.stream(request, { signal })) parts.push(part);
  return parts;
}

const sse = (body: string) => new Response(body, { headers: { 'content-type': 'text/event-stream' } });

describe('openaiCompatible through createLlmProxy', () => {
  it('asks what the page asked, and gets what the model said', async () => {
    const { adapter, calls } = setUp(() => sse(recorded));
    const parts = await collect(adapter);
    expect(calls[0]?.body).toEqual({
      model: 'small',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hallo' },
      ],
      stream: true,
      reasoning_effort: 'low',
      temperature: 0.4,
      max_tokens: 300,
    });
    const textOf = (type: LlmPart['type']) =>
      parts.map((part) => (part.type === type && 'text' in part ? part.text : '')).join('');
    expect([textOf('reasoning-delta'), textOf('text-delta')]).toEqual(['Greet back.', 'Grüß dich.']);
    expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'stop' });
  });

  it.each([
    [400, 'llm-invalid-request'],
    [401, 'llm-unauthorized'],
    [404, 'llm-not-found'],
    [429, 'llm-rate-limited'],
    [503, 'llm-failed'],
  ])('keeps the meaning of HTTP %i', async (status, code) => {
    const { adapter } = setUp(() => new Response('{}', { status }));
    await expect(collect(adapter)).rejects.toMatchObject({ code });
  });

  it('tells a page instead of a stream, and a model that is not there, from a failure of the model', async () => {
    const page = setUp(() => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
    await expect(collect(page.adapter)).rejects.toMatchObject({ code: 'llm-protocol' });
    const absent = setUp(() => {
      throw new TypeError('fetch failed');
    });
    await expect(collect(absent.adapter)).rejects.toMatchObject({ code: 'llm-unreachable' });
  });

  it('stops the model when the persona is interrupted', async () => {
    const upstream = eventStream();
    const interrupted = new AbortController();
    const { adapter, calls } = setUp(() => upstream.response);
    const request = { messages: [{ role: 'user', content: 'Hallo' }] as const };
    upstream.send(event({ content: 'Grüß ' }));
    for await (const _ of adapter.stream(request, { signal: interrupted.signal })) interrupted.abort();
    expect(calls[0]?.init.signal.aborted).toBe(true);
  });
});
