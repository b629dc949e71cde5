import { describe, expect, it } from 'vitest';
import { chatHarness } from '../testing/chat-harness.js';
import { collect } from '../testing/collect.js';
import { describeLlmAdapterConformance } from '../testing/llm-adapter.conformance.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { stop } from '../testing/sse.js';
import { openai, type OpenAIOptions } from './openai.js';

describeLlmAdapterConformance('openai', () => chatHarness(({ fetch }) => openai({ model: 'm', fetch })));

async function sent(options: Partial<OpenAIOptions> = {}) {
  const endpoint = new ScriptedEndpoint({ body: stop });
  const messages = [{ role: 'user', content: 'Hi' }] as const;
  const llm = openai({ model: 'm', fetch: endpoint.fetch, ...options });
  await collect(llm.stream({ messages }, { signal: new AbortController().signal })).settled;
  const [{ url, headers, body } = expect.fail('no request')] = endpoint.requests;
  return { url, authorization: headers.get('authorization'), body };
}

describe('openai', () => {
  it('sends the key and the request to OpenAI', async () => {
    expect(await sent({ apiKey: 'sk-1', systemPrompt: 'P', body: { temperature: 0 } })).toEqual({
      url: 'https://api.openai.com/v1/chat/completions',
      authorization: 'Bearer sk-1',
      body: {
        model: 'm',
        temperature: 0,
        stream: true,
        messages: [
          { role: 'system', content: 'P' },
          { role: 'user', content: 'Hi' },
        ],
      },
    });
  });

  it('goes to another base', async () => {
    expect((await sent({ baseUrl: 'https://eu.api.openai.com/v1/' })).url).toBe(
      'https://eu.api.openai.com/v1/chat/completions',
    );
  });

  it('goes through a proxy without a key', async () => {
    expect(await sent({ url: '/api/persona/llm' })).toMatchObject({
      url: '/api/persona/llm',
      authorization: null,
    });
  });

  it('is named after its model', () => {
    expect(openai({ model: 'm' }).name).toBe('openai m');
  });
});
