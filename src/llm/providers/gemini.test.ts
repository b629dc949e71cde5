import { expect, it } from 'vitest';
import { collect } from '../testing/collect.js';
import { describeLlmAdapterConformance } from '../testing/llm-adapter.conformance.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { frame } from '../testing/sse.js';
import { gemini, type GeminiOptions } from './gemini.js';

const content = (part: object, finishReason?: string) =>
  frame({ candidates: [{ content: { parts: [part] }, ...(finishReason && { finishReason }) }] });

describeLlmAdapterConformance('gemini', () => {
  const endpoint = new ScriptedEndpoint();
  return {
    adapter: gemini({ model: 'm', fetch: endpoint.fetch }),
    send: (...parts) =>
      endpoint.write(
        parts.map(({ type, text }) => content({ text, thought: type === 'reasoning-delta' })).join(''),
      ),
    finish() {
      endpoint.write(content({ text: '' }, 'STOP'));
      endpoint.end();
    },
    fail: () => endpoint.write(frame({ error: { code: 500, message: 'boom', status: 'INTERNAL' } })),
    closed: () => endpoint.aborted || endpoint.cancelled,
  };
});

async function sent(options: Partial<GeminiOptions>) {
  const endpoint = new ScriptedEndpoint({ body: content({ text: 'Hi' }, 'STOP') });
  const llm = gemini({ model: 'gemini-2.5-flash', fetch: endpoint.fetch, ...options });
  const messages = [{ role: 'user', content: 'Hi' }] as const;
  await collect(llm.stream({ messages }, { signal: new AbortController().signal })).settled;
  const [{ url, headers } = expect.fail('no request')] = endpoint.requests;
  const own = [...headers].filter(([name]) => !['accept', 'content-type'].includes(name));
  return { url, headers: Object.fromEntries(own) };
}

it('requests an event stream from Google, with the key in the header that CORS allows', async () => {
  expect(await sent({ apiKey: 'k' })).toEqual({
    url: 'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse',
    headers: { 'x-goog-api-key': 'k' },
  });
});

it('goes to another base or to an address of the app', async () => {
  expect((await sent({ baseUrl: 'https://x.test/v1/' })).url).toBe(
    'https://x.test/v1/models/gemini-2.5-flash:streamGenerateContent?alt=sse',
  );
  expect(await sent({ url: '/api/gemini' })).toEqual({ url: '/api/gemini', headers: {} });
});
