import { describe, expect, it } from 'vitest';
import { anthropic, gemini, openaiCompatible, openaiResponses, type LlmAdapter } from '../llm/index.js';
import { createLlmProxy } from './llm-proxy.js';
import { fakeUpstream } from './testing/fake-upstream.js';
import { post } from './testing/requests.js';

const marker = 'MARKER of a thought';

type Send = (url: string, init: RequestInit) => Promise<Response>;
const common = (fetch: Send) => ({
  url: 'https://llm.example.com/v1',
  model: 'm',
  apiKey: 'key-0123456789',
  fetch,
});
const adapters: Readonly<Record<string, (fetch: Send) => LlmAdapter>> = {
  openaiCompatible: (fetch) => openaiCompatible(common(fetch)),
  openaiResponses: (fetch) => openaiResponses(common(fetch)),
  anthropic: (fetch) => anthropic(common(fetch)),
  gemini: (fetch) => gemini(common(fetch)),
};

/**
 * Returns everything that leaves a proxy with `reasoning: 'omit'`: the answer, and the arguments of all app callbacks.
 */
async function everything(name: string, status: number, body: string) {
  const told: unknown[] = [];
  const { fetch } = fakeUpstream(() => new Response(body, { status }));
  const handler = createLlmProxy({
    llm: (adapters[name] as (typeof adapters)[string])(fetch),
    reasoning: 'omit',
    development: true,
    onRefusal: (refusal) => told.push(refusal),
    onUsage: (usage) => void told.push(usage),
    onAdmission: (admission) => told.push(admission),
  });
  const response = await handler(post({ messages: [{ role: 'user', content: 'Hi' }] }));
  const text = JSON.stringify([...response.headers]) + (await response.text()) + JSON.stringify(told);
  return { text, status: response.status };
}

describe.each(Object.keys(adapters))('a thought of %s that stays on the server', (name) => {
  const thought = JSON.stringify({ reasoning_content: marker, thinking: marker });
  it.each([
    ['a whole answer in place of a stream', `{"choices":[{"message":${thought}}],"content":[${thought}]}`],
    ['an event of another protocol', `data: {"type":"x","delta":${thought}}\n\n`],
    ['an event that is cut', `data: {"choices":[{"delta":{"reasoning":"${marker}`],
    ['words that are no event', `${marker}\n\n`],
    [
      'an error without a message beside it',
      `data: {"error":{"code":7},"choices":[{"delta":${thought}}]}\n\n`,
    ],
    ['an error in which it stands', `data: {"error":{"type":"x","partial":${thought}}}\n\n`],
    ['an error with a message beside it', `data: {"error":{"message":"no","partial":${thought}}}\n\n`],
  ])('is in nothing that leaves: %s', async (_, body) => {
    const { text } = await everything(name, 200, body);
    expect(text).toMatch(/"code":"llm-/u);
    expect(text).not.toContain(marker);
  });

  it('leaves the words of a refusal for the log', async () => {
    const { text, status } = await everything(name, 401, '{"error":{"message":"Wrong key, says it"}}');
    expect(status).toBe(502);
    expect(text).toContain('Wrong key, says it');
  });
});
