import { describe, expect, it } from 'vitest';
import { chatHarness } from '../testing/chat-harness.js';
import { collect } from '../testing/collect.js';
import { describeLlmAdapterConformance } from '../testing/llm-adapter.conformance.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { stop } from '../testing/sse.js';
import { groq, type GroqOptions } from './groq.js';

describeLlmAdapterConformance('groq', () => chatHarness(({ fetch }) => groq({ model: 'm', fetch })));

async function sent(options: Partial<GroqOptions> = {}) {
  const endpoint = new ScriptedEndpoint({ body: stop });
  const messages = [{ role: 'user', content: 'Hi' }] as const;
  const llm = groq({ model: 'm', fetch: endpoint.fetch, ...options });
  await collect(llm.stream({ messages }, { signal: new AbortController().signal })).settled;
  const [{ url, headers, body } = expect.fail('no request')] = endpoint.requests;
  return { url, authorization: headers.get('authorization'), body };
}

const plain = { model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] };

describe('groq', () => {
  it('sends the key to Groq, and no reasoning options by default', async () => {
    expect(await sent({ apiKey: 'gsk-1' })).toEqual({
      url: 'https://api.groq.com/openai/v1/chat/completions',
      authorization: 'Bearer gsk-1',
      body: plain,
    });
  });

  it('sends the reasoning options, which the body can override', async () => {
    const told = { reasoningFormat: 'parsed', reasoningEffort: 'low' } as const;
    const { body } = await sent(told);
    expect(body).toEqual({ ...plain, reasoning_format: 'parsed', reasoning_effort: 'low' });
    const replaced = await sent({ ...told, body: { reasoning_effort: 'high', temperature: 0 } });
    expect(replaced.body).toMatchObject({
      reasoning_format: 'parsed',
      reasoning_effort: 'high',
      temperature: 0,
    });
  });

  it('goes through a proxy without a key', async () => {
    expect(await sent({ url: '/api/persona/llm' })).toMatchObject({
      url: '/api/persona/llm',
      authorization: null,
    });
  });

  it('is named after its model', () => {
    expect(groq({ model: 'm' }).name).toBe('groq m');
  });
});
