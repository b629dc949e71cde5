import { describe, expect, it } from 'vitest';
import { collect } from '../testing/collect.js';
import { describeLlmAdapterConformance, type AdapterHarness } from '../testing/llm-adapter.conformance.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { frame } from '../testing/sse.js';
import { openaiResponses, type OpenAIResponsesOptions } from './openai-responses.js';

const completed = frame({ type: 'response.completed', response: {} });
const typeOf = {
  'text-delta': 'response.output_text.delta',
  'reasoning-delta': 'response.reasoning_text.delta',
};

function harness(): AdapterHarness {
  const endpoint = new ScriptedEndpoint();
  return {
    adapter: openaiResponses({ model: 'm', fetch: endpoint.fetch }),
    send: (...parts) =>
      endpoint.write(parts.map(({ type, text }) => frame({ type: typeOf[type], delta: text })).join('')),
    finish() {
      endpoint.write(completed);
      endpoint.end();
    },
    fail: () => endpoint.write(frame({ type: 'error', code: 'server_error', message: 'boom' })),
    closed: () => endpoint.aborted || endpoint.cancelled,
  };
}

describeLlmAdapterConformance('openaiResponses', harness);

async function sent(options: Partial<OpenAIResponsesOptions> = {}) {
  const endpoint = new ScriptedEndpoint({ body: completed });
  const messages = [{ role: 'user', content: 'Hi' }] as const;
  const llm = openaiResponses({ model: 'm', fetch: endpoint.fetch, ...options });
  await collect(llm.stream({ messages }, { signal: new AbortController().signal })).settled;
  const [{ url, headers, body } = expect.fail('no request')] = endpoint.requests;
  return { url, authorization: headers.get('authorization'), body };
}

describe('openaiResponses', () => {
  it('sends the key and the request to OpenAI', async () => {
    expect(
      await sent({ apiKey: 'sk-1', systemPrompt: 'P', body: { reasoning: { summary: 'auto' } } }),
    ).toEqual({
      url: 'https://api.openai.com/v1/responses',
      authorization: 'Bearer sk-1',
      body: {
        model: 'm',
        store: false,
        stream: true,
        instructions: 'P',
        reasoning: { summary: 'auto' },
        input: [{ role: 'user', content: 'Hi' }],
      },
    });
  });

  it('goes through a proxy without a key', async () => {
    expect(await sent({ url: '/api/persona/llm' })).toMatchObject({
      url: '/api/persona/llm',
      authorization: null,
    });
  });

  it('is named after its model', () => {
    expect(openaiResponses({ model: 'm' }).name).toBe('openai-responses m');
  });
});
