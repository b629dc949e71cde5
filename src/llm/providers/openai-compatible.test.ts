import { describe, expect, it, vi } from 'vitest';
import { describeLlmAdapterConformance } from '../testing/llm-adapter.conformance.js';
import { chatHarness } from '../testing/chat-harness.js';
import { collect } from '../testing/collect.js';
import { joinParts } from '../testing/joined-parts.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { stop, text } from '../testing/sse.js';
import { openaiCompatible, type OpenAICompatibleOptions } from './openai-compatible.js';

const request = { messages: [{ role: 'user', content: 'Hi' }] } as const;

function ask(endpoint: ScriptedEndpoint, options: Partial<OpenAICompatibleOptions> = {}) {
  const llm = openaiCompatible({ url: 'https://llm.test/v1', model: 'm', fetch: endpoint.fetch, ...options });
  return collect(llm.stream(request, { signal: new AbortController().signal }));
}

describeLlmAdapterConformance('openaiCompatible', () =>
  chatHarness(({ fetch }) => openaiCompatible({ url: 'https://llm.test/v1', model: 'm', fetch })),
);

describe('openaiCompatible', () => {
  it.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1/chat/completions'],
    ['https://api.groq.com/openai/v1/', 'https://api.groq.com/openai/v1/chat/completions'],
    ['http://localhost:11434/v1?x=1', 'http://localhost:11434/v1/chat/completions?x=1'],
    ['/v1', '/v1/chat/completions'],
    ['/api/persona/llm', '/api/persona/llm'],
    ['/api/v1/llm', '/api/v1/llm'],
    ['/llm?to=/v1', '/llm?to=/v1'],
    ['https://x.test/v1/chat/completions', 'https://x.test/v1/chat/completions'],
    [
      'https://x.test/openai/deployments/d/chat/completions?api-version=1',
      'https://x.test/openai/deployments/d/chat/completions?api-version=1',
    ],
    ['https://x.test/v1beta/openai/chat/completions', 'https://x.test/v1beta/openai/chat/completions'],
  ])('sends to %s as %s', async (url, expected) => {
    const endpoint = new ScriptedEndpoint({ body: stop });
    await ask(endpoint, { url }).settled;
    expect(endpoint.requests.map((sent) => sent.url)).toEqual([expected]);
  });

  it('posts the model, the prompt, the messages and the extra fields', async () => {
    const endpoint = new ScriptedEndpoint({ body: stop });
    let asked = 0;
    const systemPrompt = () => `Call ${(asked += 1)}`;
    await ask(endpoint, { systemPrompt, body: { temperature: 0.4 } }).settled;
    expect(endpoint.requests[0]?.init.method).toBe('POST');
    expect(endpoint.requests[0]?.body).toEqual({
      model: 'm',
      temperature: 0.4,
      stream: true,
      messages: [
        { role: 'system', content: 'Call 1' },
        { role: 'user', content: 'Hi' },
      ],
    });
  });

  it('sends the key as a bearer token and lets headers replace it', async () => {
    const endpoint = new ScriptedEndpoint({ body: stop });
    await ask(endpoint, { apiKey: 'sk-1' }).settled;
    await ask(endpoint, { apiKey: 'sk-1', headers: { Authorization: 'Custom', 'x-a': '1' } }).settled;
    await ask(endpoint, { headers: async () => ({ 'api-key': 'k' }) }).settled;
    const sent = endpoint.requests.map(({ headers }) =>
      [...headers].filter(([name]) => !['accept', 'content-type'].includes(name)),
    );
    expect(sent).toEqual([
      [['authorization', 'Bearer sk-1']],
      [
        ['authorization', 'Custom'],
        ['x-a', '1'],
      ],
      [['api-key', 'k']],
    ]);
    expect(endpoint.requests[0]?.headers.get('content-type')).toBe('application/json');
  });

  it('asks for nothing before the first part is wanted', () => {
    const endpoint = new ScriptedEndpoint();
    openaiCompatible({ url: '/v1', model: 'm', fetch: endpoint.fetch }).stream(request, {
      signal: new AbortController().signal,
    });
    expect(endpoint.requests).toEqual([]);
  });

  it('looks the global fetch up at each request', async () => {
    const endpoint = new ScriptedEndpoint({ body: text('Hi') + stop });
    vi.stubGlobal('fetch', endpoint.fetch);
    const llm = openaiCompatible({ url: '/v1', model: 'm' });
    const { parts } = await collect(llm.stream(request, { signal: new AbortController().signal })).settled;
    vi.unstubAllGlobals();
    expect(joinParts(parts).text).toBe('Hi');
  });

  it('is named after its model', () => {
    expect(openaiCompatible({ url: '/v1', model: 'm' }).name).toBe('openai-compatible m');
  });
});
