import { describe, expect, it } from 'vitest';
import { chatHarness } from '../testing/chat-harness.js';
import { collect } from '../testing/collect.js';
import { describeLlmAdapterConformance } from '../testing/llm-adapter.conformance.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { stop } from '../testing/sse.js';
import { azureOpenAI, type AzureOpenAIOptions } from './azure-openai.js';

const endpoint = 'https://r.openai.azure.com';
const v1 = `${endpoint}/openai/v1/chat/completions`;

describeLlmAdapterConformance('azureOpenAI', () =>
  chatHarness(({ fetch }) => azureOpenAI({ endpoint, deployment: 'd', fetch })),
);

async function sent(options: AzureOpenAIOptions) {
  const far = new ScriptedEndpoint({ body: stop });
  const messages = [{ role: 'user', content: 'Hi' }] as const;
  const llm = azureOpenAI({ fetch: far.fetch, ...options });
  await collect(llm.stream({ messages }, { signal: new AbortController().signal })).settled;
  const [{ url, headers, body } = expect.fail('no request')] = far.requests;
  const own = [...headers].filter(([name]) => !['accept', 'content-type'].includes(name));
  return { url, headers: Object.fromEntries(own), body };
}

describe('azureOpenAI', () => {
  it.each<[title: string, options: AzureOpenAIOptions, url: string]>([
    ['the path without a version', { endpoint, deployment: 'd' }, v1],
    ['the same for a trailing slash', { endpoint: `${endpoint}/`, deployment: 'd' }, v1],
    ['the same for an endpoint with its path', { endpoint: `${endpoint}/openai/v1/`, deployment: 'd' }, v1],
    [
      'the classic path for a version',
      { endpoint: `${endpoint}/openai`, deployment: 'my d', apiVersion: '2024-10-21' },
      `${endpoint}/openai/deployments/my%20d/chat/completions?api-version=2024-10-21`,
    ],
    ['a proxy', { url: '/api/persona/llm', deployment: 'd', apiVersion: '2024-10-21' }, '/api/persona/llm'],
  ])('takes %s', async (_title, options, url) => {
    expect((await sent(options)).url).toBe(url);
  });

  it('sends the deployment as the model, and a key or a token', async () => {
    const base = { endpoint, deployment: 'd' };
    expect(await sent({ ...base, apiKey: 'key' })).toEqual({
      url: v1,
      headers: { 'api-key': 'key' },
      body: { model: 'd', stream: true, messages: [{ role: 'user', content: 'Hi' }] },
    });
    expect((await sent({ ...base, token: 'jwt' })).headers).toEqual({ authorization: 'Bearer jwt' });
    expect((await sent(base)).headers).toEqual({});
  });

  it('is named after its deployment', () => {
    expect(azureOpenAI({ url: '/x', deployment: 'd' }).name).toBe('azure-openai d');
  });
});
