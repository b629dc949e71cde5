import OpenAI, { AzureOpenAI } from 'openai';
import { describe, expect, it, vi } from 'vitest';
import { describeLlmAdapterConformance } from './testing/llm-adapter.conformance.js';
import { fromOpenAI } from './from-openai-sdk.js';
import type { ChatOptions } from './protocols/openai-chat.js';
import { chatHarness } from './testing/chat-harness.js';
import { collect, tick } from './testing/collect.js';
import { joinParts } from './testing/joined-parts.js';
import { ScriptedEndpoint } from './testing/scripted-endpoint.js';
import { chunk, done, frame, stop, text } from './testing/sse.js';

const request = { messages: [{ role: 'user', content: 'Hi' }] } as const;

const clientOf = (endpoint: Pick<ScriptedEndpoint, 'fetch'>, timeout = 60_000) =>
  new OpenAI({
    apiKey: 'sk-1',
    baseURL: 'https://llm.test/v1',
    maxRetries: 0,
    timeout,
    fetch: endpoint.fetch,
  });

function ask(endpoint: ScriptedEndpoint, options: ChatOptions = {}) {
  const llm = fromOpenAI(clientOf(endpoint), { model: 'm', reasoning_effort: 'low' }, options);
  return collect(llm.stream(request, { signal: new AbortController().signal }));
}

describeLlmAdapterConformance('fromOpenAI', () =>
  chatHarness((endpoint) => fromOpenAI(clientOf(endpoint), { model: 'm' })),
);

describe('fromOpenAI', () => {
  it('asks through the client of the app', async () => {
    const endpoint = new ScriptedEndpoint({ body: text('Hi') + stop + done });
    await ask(endpoint, { systemPrompt: () => 'Be brief.' }).settled;
    expect(endpoint.requests).toMatchObject([
      {
        url: 'https://llm.test/v1/chat/completions',
        body: {
          model: 'm',
          reasoning_effort: 'low',
          stream: true,
          messages: [
            { role: 'system', content: 'Be brief.' },
            { role: 'user', content: 'Hi' },
          ],
        },
      },
    ]);
  });

  it('takes a client of Azure', async () => {
    const endpoint = new ScriptedEndpoint({ body: text('Hi') + stop + done });
    const client = new AzureOpenAI({
      apiKey: 'k',
      apiVersion: '2024-10-21',
      endpoint: 'https://a.test',
      fetch: endpoint.fetch,
    });
    const { parts } = await collect(
      fromOpenAI(client, { model: 'd' }).stream(request, { signal: new AbortController().signal }),
    ).settled;
    expect(joinParts(parts).text).toBe('Hi');
    expect(endpoint.requests[0]?.url).toContain('/openai/deployments/d/chat/completions');
  });

  it.each([
    ['a field', chunk({ reasoning_content: 'Hm' }) + text('Hi')],
    ['tags', text('<think>Hm</') + text('think>\nHi')],
  ])('reads reasoning in %s', async (_title, body) => {
    const { parts } = await ask(new ScriptedEndpoint({ body: body + stop + done })).settled;
    expect(joinParts(parts)).toEqual({ text: 'Hi', reasoning: 'Hm', finish: ['stop'] });
  });

  it.each([
    [401, { error: { message: 'no', code: 'invalid_api_key' } }, 'llm-unauthorized'],
    [404, { error: { message: 'no' } }, 'llm-not-found'],
    [400, { error: { message: 'no' } }, 'llm-invalid-request'],
    [500, {}, 'llm-failed'],
  ])('turns HTTP %i into an error of ours', async (status, body, code) => {
    const { error } = await ask(
      new ScriptedEndpoint({
        status,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    ).settled;
    expect(error).toMatchObject({ code, data: { status }, cause: { status } });
  });

  it('has the retry time', async () => {
    const body = JSON.stringify({ error: { message: 'Please try again in 5.2s.' } });
    const headers = { 'content-type': 'application/json' };
    expect((await ask(new ScriptedEndpoint({ status: 429, body, headers })).settled).error).toMatchObject({
      code: 'llm-rate-limited',
      data: { retryAfterMs: 5200, detail: 'Please try again in 5.2s.' },
    });
    const told = new ScriptedEndpoint({ status: 429, body, headers: { ...headers, 'retry-after': '2' } });
    expect((await ask(told).settled).error?.data.retryAfterMs).toBe(2000);
  });

  it.each([
    [
      'that the package throws',
      frame({ error: { message: 'slow down', code: 'rate_limit_exceeded' } }),
      'llm-rate-limited',
    ],
    ['in words', frame({ error: 'boom' }), 'llm-failed'],
    [
      'that the package takes for a chunk',
      frame({ object: 'error', message: 'no', code: 400 }),
      'llm-invalid-request',
    ],
    ['of JSON that is not JSON', 'data: : keep-alive\n\n', 'llm-protocol'],
    ['of a stream that ends early', '', 'llm-truncated'],
  ])('yields the parts before an error %s', async (_title, body, code) => {
    const { parts, error } = await ask(new ScriptedEndpoint({ body: text('Hi <') + text('/th') + body }))
      .settled;
    expect(joinParts(parts)).toEqual({ text: 'Hi </th', reasoning: '', finish: [] });
    expect(error?.code).toBe(code);
  });

  it('writes nothing of an answer to the console', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    await ask(new ScriptedEndpoint({ body: 'data: \u001B[2J forged\n\n' })).settled;
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });

  it.each([
    ['bytes', 'The model sent more than 67108864 bytes in one answer.', text('a'.repeat(1_000_000)), 68],
    ['event', 'The model sent more than 4000000 characters in an event.', 'a'.repeat(1_000_000), 5],
  ])('reports an answer over the limit as too large: %s', async (limit, message, piece, times) => {
    const endpoint = new ScriptedEndpoint();
    const asked = ask(endpoint);
    await tick();
    for (let sent = 0; sent < times; sent += 1) endpoint.write(piece);
    expect((await asked.settled).error).toMatchObject({ code: 'llm-too-large', message, data: { limit } });
  });

  it('takes a connection that broke for a truncated answer', async () => {
    const endpoint = new ScriptedEndpoint();
    const asked = ask(endpoint);
    await tick();
    endpoint.write(text('Hi'));
    await tick();
    endpoint.fail(new TypeError('terminated'));
    expect((await asked.settled).error?.code).toBe('llm-truncated');
  });

  it('distinguishes an unreachable endpoint from a slow one', async () => {
    const absent = { fetch: () => Promise.reject(new TypeError('fetch failed')) };
    const llm = fromOpenAI(clientOf(absent), { model: 'm' });
    const signal = new AbortController().signal;
    expect((await collect(llm.stream(request, { signal })).settled).error?.code).toBe('llm-unreachable');
    const slow = fromOpenAI(clientOf(new ScriptedEndpoint(new Promise<never>(() => undefined)), 5), {
      model: 'm',
    });
    expect((await collect(slow.stream(request, { signal })).settled).error?.code).toBe('llm-timeout');
  });

  it('reports errors that are not from the package', async () => {
    const cause = new Error('boom');
    const client = {
      chat: { completions: { create: () => Promise.reject(cause) } },
      withOptions: () => client,
    };
    const { error } = await collect(
      fromOpenAI(client, { model: 'm' }).stream(request, { signal: new AbortController().signal }),
    ).settled;
    expect(error).toMatchObject({ code: 'llm-failed', message: 'The openai package threw: boom', cause });
  });

  it.each([
    ['has no `withOptions`', {}],
    [
      'cannot be copied',
      {
        withOptions: () => {
          throw new Error('no copies');
        },
      },
    ],
    ['is frozen', { withOptions: () => Object.freeze({}) }],
  ])('refuses a client that %s, as nothing would limit what it reads', (_, client) => {
    expect(() => fromOpenAI(client as OpenAI, { model: 'm' })).toThrow(
      expect.objectContaining({ code: 'llm-failed', message: 'The client must have `withOptions`.' }),
    );
  });
});
