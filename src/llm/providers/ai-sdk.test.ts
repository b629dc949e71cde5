import { describe, expect, it } from 'vitest';
import type { LlmRequest } from '../llm-adapter.js';
import { collect } from '../testing/collect.js';
import { joinParts } from '../testing/joined-parts.js';
import { describeLlmAdapterConformance } from '../testing/llm-adapter.conformance.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { chunk, frame } from '../testing/sse.js';
import { frames, uiEnd, uiFrames } from '../testing/ui-stream.js';
import { aiSdk, type AiSdkOptions } from './ai-sdk.js';

const request: LlmRequest = { messages: [{ role: 'user', content: 'Hi', id: 'u1' }] };

function ask(endpoint: ScriptedEndpoint, options: Partial<AiSdkOptions> = {}, asked = request) {
  const llm = aiSdk({ url: '/api/chat', fetch: endpoint.fetch, ...options });
  return collect(llm.stream(asked, { signal: new AbortController().signal })).settled;
}

const answering = (body: string) => new ScriptedEndpoint({ body });
const read = (body: string, asked = request) => ask(answering(body), {}, asked);

// The suite counts turns of the event loop, so the code is loaded in advance.
await read(uiEnd);

describeLlmAdapterConformance('aiSdk', () => {
  const endpoint = new ScriptedEndpoint();
  return {
    adapter: aiSdk({ url: '/api/chat', fetch: endpoint.fetch }),
    send: (...parts) => endpoint.write(uiFrames(parts)),
    finish() {
      endpoint.write(uiEnd);
      endpoint.end();
    },
    fail: () => endpoint.write(frame({ type: 'error', errorText: 'boom' })),
    closed: () => endpoint.aborted || endpoint.cancelled,
  };
});

describe('aiSdk', () => {
  it('posts the chat with the headers and fields of the app', async () => {
    const endpoint = answering(uiEnd);
    const headers = { 'x-tenant': 'a' };
    await ask(endpoint, { headers, body: { model: 'm' } }, { ...request, conversationId: 'c1' });
    expect(endpoint.requests[0]?.url).toBe('/api/chat');
    expect(endpoint.requests[0]?.headers.get('x-tenant')).toBe('a');
    expect(endpoint.requests[0]?.body).toEqual({
      model: 'm',
      id: 'c1',
      trigger: 'submit-message',
      messages: [{ id: 'u1', role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
    });
  });

  it('keeps one chat id where a conversation has none', async () => {
    const endpoint = new ScriptedEndpoint({ body: uiEnd });
    const llm = aiSdk({ url: '/api/chat', fetch: endpoint.fetch });
    for (let count = 0; count < 2; count += 1)
      await collect(llm.stream(request, { signal: new AbortController().signal })).settled;
    const [first, second] = endpoint.requests.map(({ body }) => (body as { id: string }).id);
    expect(first).toMatch(/^chat-\w+$/);
    expect(second).toBe(first);
  });

  it('is named after its route, without the query', () => {
    expect(aiSdk({ url: 'https://a.example/chat?key=secret' }).name).toBe('ai-sdk https://a.example/chat');
  });

  it('reports an error of the stream with the words of the server, after the text', async () => {
    const { parts, error } = await read(
      uiFrames([{ type: 'text-delta', text: 'Half' }]) +
        frame({ type: 'error', errorText: 'No more tokens' }),
    );
    expect(joinParts(parts).text).toBe('Half');
    expect(error).toMatchObject({ code: 'llm-failed', data: { detail: 'No more tokens' } });
  });

  it.each([
    ['nothing', ''],
    ['half a stream', uiFrames([{ type: 'text-delta', text: 'Half' }])],
    ['a stream that the server aborted', frames({ type: 'start' }, { type: 'abort' }) + frame('[DONE]')],
    ['an interrupted model', frames({ type: 'finish', finishReason: 'interrupted' }) + frame('[DONE]')],
  ])('calls %s truncated', async (_name, body) => {
    expect((await read(body)).error?.code).toBe('llm-truncated');
  });

  it.each([
    [
      'lines of AI SDK 4',
      '0:"Hello"\n0:" you"\ne:{"finishReason":"stop"}\n',
      /data stream of AI SDK 4.*toUIMessageStreamResponse/,
    ],
    ['chat completions', chunk({ content: 'Hi' }), /chat completion chunks.*`openaiCompatible`/],
    ['AG-UI', frames({ type: 'RUN_STARTED' }), /AG-UI events.*`agUi`/],
    ['a page', '<!doctype html><html></html>', /an HTML page/],
    ['JSON', '{"text":"Hi"}', /JSON/],
  ])('says what %s are, and what to use', async (_name, body, message) => {
    const { error } = await read(body);
    expect(error?.code).toBe('llm-protocol');
    expect(error?.message).toMatch(message);
  });

  it('skips frames that it does not know', async () => {
    const { parts, error } = await read(
      frames({ type: 'start' }, { type: 'tool-output-someday', x: 1 }, { type: 'future' }, { no: 'type' }) +
        uiFrames([{ type: 'text-delta', text: 'Hi' }]) +
        uiEnd,
    );
    expect([joinParts(parts).text, error]).toEqual(['Hi', undefined]);
  });

  it('speaks no reasoning that a model writes into its text', async () => {
    const { parts } = await read(
      frames(
        { type: 'start' },
        { type: 'text-delta', id: 't', delta: '<thi' },
        { type: 'text-delta', id: 't', delta: 'nk>Hm</think>Hello' },
        { type: 'text-end', id: 't' },
      ) + uiEnd,
    );
    expect(joinParts(parts)).toMatchObject({ text: 'Hello', reasoning: 'Hm' });
  });

  it('leaves a tool of the page to the server if the server answers it', async () => {
    const asked = { ...request, tools: [{ name: 'route', parameters: {} }] };
    const call = { type: 'tool-input-available', toolCallId: 'c', toolName: 'route', input: {} };
    const answered = { type: 'tool-output-available', toolCallId: 'c', output: 1 };
    const own = (await read(frames(call) + uiEnd, asked)).parts[0];
    expect(own).toMatchObject({ type: 'tool-call', id: 'c' });
    expect(own).not.toHaveProperty('providerExecuted');
    const { parts } = await read(frames(call, answered) + uiEnd, asked);
    expect(parts.filter(({ type }) => type === 'tool-call')).toMatchObject([{ providerExecuted: true }]);
    const ofProvider = await read(frames({ ...call, providerExecuted: true }) + uiEnd, asked);
    expect(ofProvider.parts[0]).toMatchObject({ providerExecuted: true });
  });

  it('hands over no call of a stream that ends too early', async () => {
    const asked = { ...request, tools: [{ name: 'route', parameters: {} }] };
    const call = { type: 'tool-input-available', toolCallId: 'c', toolName: 'route', input: {} };
    const { parts, error } = await read(frames(call), asked);
    expect([parts, error?.code]).toEqual([[], 'llm-truncated']);
  });

  it('asks the user for an approval, and not for one that the server decides', async () => {
    const call = { type: 'tool-input-available', toolCallId: 'c', toolName: 'pay', input: {} };
    const question = {
      type: 'tool-approval-request',
      approvalId: 'a',
      toolCallId: 'c',
      reason: 'Costs 5 €',
      signature: 's',
    };
    const { parts } = await read(
      frames(call, question, { type: 'tool-output-denied', toolCallId: 'c' }) + uiEnd,
    );
    expect(parts.slice(1, 3)).toEqual([
      {
        type: 'tool-approval-request',
        id: 'c',
        approvalId: 'a',
        reason: 'Costs 5 €',
        providerData: { aiSdk: { signature: 's', requestReason: 'Costs 5 €' } },
      },
      { type: 'tool-result', id: 'c', content: 'The user declined.', isError: true },
    ]);
    const automatic = await read(frames(call, { ...question, isAutomatic: true }) + uiEnd);
    expect(automatic.parts.map(({ type }) => type)).not.toContain('tool-approval-request');
  });

  it.each([
    [
      'too many calls',
      (n: number) => ({ type: 'tool-input-start', toolCallId: `c${n}`, toolName: 't' }),
      'tool-calls',
    ],
    [
      'arguments without an end',
      (n: number) =>
        n === 0
          ? { type: 'tool-input-start', toolCallId: 'c', toolName: 't' }
          : { type: 'tool-input-delta', toolCallId: 'c', inputTextDelta: 'x'.repeat(5000) },
      'tool-arguments',
    ],
  ] as const)('limits %s', async (_name, make, limit) => {
    const { error } = await read(Array.from({ length: 300 }, (_, n) => frame(make(n))).join('') + uiEnd);
    expect(error).toMatchObject({ code: 'llm-too-large', data: { limit } });
  });
});
