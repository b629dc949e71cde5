import { describe, expect, it } from 'vitest';
import { collect } from '../testing/collect.js';
import { describeLlmAdapterConformance, type AdapterHarness } from '../testing/llm-adapter.conformance.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { frame } from '../testing/sse.js';
import { anthropic, type AnthropicOptions } from './anthropic.js';

const delta = (fields: object) => frame({ type: 'content_block_delta', index: 0, delta: fields });
const finish =
  frame({ type: 'message_delta', delta: { stop_reason: 'end_turn' } }) + frame({ type: 'message_stop' });

function harness(): AdapterHarness {
  const endpoint = new ScriptedEndpoint();
  return {
    adapter: anthropic({ model: 'm', fetch: endpoint.fetch }),
    send: (...parts) =>
      endpoint.write(
        parts
          .map(({ type, text }) =>
            delta(
              type === 'text-delta'
                ? { type: 'text_delta', text }
                : { type: 'thinking_delta', thinking: text },
            ),
          )
          .join(''),
      ),
    finish() {
      endpoint.write(finish);
      endpoint.end();
    },
    fail: () => endpoint.write(frame({ type: 'error', error: { type: 'api_error', message: 'boom' } })),
    closed: () => endpoint.aborted || endpoint.cancelled,
  };
}

describeLlmAdapterConformance('anthropic', harness);

async function sent(options: Partial<AnthropicOptions> = {}) {
  const endpoint = new ScriptedEndpoint({ body: finish });
  const messages = [{ role: 'user', content: 'Hi' }] as const;
  const llm = anthropic({ model: 'm', fetch: endpoint.fetch, ...options });
  await collect(llm.stream({ messages }, { signal: new AbortController().signal })).settled;
  const [{ url, headers, body } = expect.fail('no request')] = endpoint.requests;
  const own = [...headers].filter(([name]) => !['accept', 'content-type'].includes(name));
  return { url, headers: Object.fromEntries(own), body };
}

describe('anthropic', () => {
  it('sends the key and the version to Anthropic', async () => {
    expect(await sent({ apiKey: 'sk-ant', systemPrompt: 'P', body: { max_tokens: 9 } })).toEqual({
      url: 'https://api.anthropic.com/v1/messages',
      headers: { 'x-api-key': 'sk-ant', 'anthropic-version': '2023-06-01' },
      body: {
        model: 'm',
        max_tokens: 9,
        system: 'P',
        messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
        stream: true,
      },
    });
  });

  it('sends the browser access header only if set', async () => {
    const { headers } = await sent({ apiKey: 'k', dangerouslyAllowBrowser: true });
    expect(headers).toMatchObject({ 'anthropic-dangerous-direct-browser-access': 'true' });
  });

  it('goes through a proxy without a key, with headers of the app', async () => {
    const headers = () => ({ 'anthropic-version': '2030-01-01', 'x-session': 's' });
    expect(await sent({ url: '/api/persona/llm', headers })).toMatchObject({
      url: '/api/persona/llm',
      headers: { 'anthropic-version': '2030-01-01', 'x-session': 's' },
    });
    expect(Object.keys((await sent({ url: '/x' })).headers)).toEqual(['anthropic-version']);
  });

  it('is named after its model', () => {
    expect(anthropic({ model: 'm' }).name).toBe('anthropic m');
  });
});
