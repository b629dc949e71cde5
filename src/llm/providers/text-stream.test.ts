import { describe, expect, it } from 'vitest';
import type { LlmRequest } from '../llm-adapter.js';
import { collect } from '../testing/collect.js';
import { joinParts, piecesOf } from '../testing/joined-parts.js';
import { describeLlmAdapterConformance } from '../testing/llm-adapter.conformance.js';
import { ScriptedEndpoint } from '../testing/scripted-endpoint.js';
import { bytesOf, chunk } from '../testing/sse.js';
import { frames } from '../testing/ui-stream.js';
import { textStream, type TextStreamOptions } from './text-stream.js';

const request: LlmRequest = { messages: [{ role: 'user', content: 'Hi' }] };
const plain = { 'content-type': 'text/plain; charset=utf-8' };

function ask(endpoint: ScriptedEndpoint, options: Partial<TextStreamOptions> = {}, asked = request) {
  const llm = textStream({ url: '/api/chat', fetch: endpoint.fetch, ...options });
  return collect(llm.stream(asked, { signal: new AbortController().signal }));
}

const read = (body: string, headers: Record<string, string> = plain) =>
  ask(new ScriptedEndpoint({ body, headers })).settled;

async function inPieces(body: string, size: number) {
  const endpoint = new ScriptedEndpoint({ headers: plain });
  const { settled } = ask(endpoint);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  for (const piece of piecesOf(bytesOf(body), size)) endpoint.write(piece);
  endpoint.end();
  return settled;
}

// The suite's reasoning parts are sent as tags. Each test has its own answer.
describeLlmAdapterConformance('textStream', () => {
  const endpoint = new ScriptedEndpoint({ headers: plain });
  let thinks = false;
  return {
    adapter: textStream({ url: '/api/chat', fetch: endpoint.fetch, thinkTags: ['think'] }),
    send(...parts) {
      for (const { type, text } of parts) {
        const isThought = type === 'reasoning-delta';
        const tag = isThought === thinks ? '' : isThought ? '<think>' : '</think>';
        thinks = isThought;
        endpoint.write(tag + text);
      }
    },
    finish: () => endpoint.end(),
    // Earlier data is read first.
    fail: () => void setImmediate(() => endpoint.fail(new TypeError('terminated'))),
    closed: () => endpoint.aborted || endpoint.cancelled,
  };
});

describe('textStream', () => {
  it('sends the words of the conversation and the fields of the app', async () => {
    const endpoint = new ScriptedEndpoint({ body: 'Hi', headers: plain });
    const messages: LlmRequest['messages'] = [
      { role: 'system', content: 'Brief' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'A' },
          { type: 'text', text: 'B' },
        ],
      },
      { role: 'assistant', content: '', toolCalls: [{ id: 'c', name: 't', arguments: '{}' }] },
      { role: 'tool', toolCallId: 'c', toolName: 't', content: '1' },
      { role: 'assistant', content: 'C', interrupted: true },
      { role: 'user', content: 'D' },
    ];
    await ask(endpoint, { body: { userId: 7 } }, { messages }).settled;
    expect(endpoint.requests[0]?.body).toEqual({
      userId: 7,
      messages: [
        { role: 'system', content: 'Brief' },
        { role: 'user', content: 'A\nB' },
        { role: 'assistant', content: 'C' },
        { role: 'user', content: 'D' },
      ],
    });
    expect(endpoint.requests[0]?.headers.get('accept')).toBe('text/plain');
  });

  it('sends the body that `request` returns', async () => {
    const endpoint = new ScriptedEndpoint({ body: 'Hi', headers: plain });
    await ask(endpoint, { request: async ({ messages }) => ({ prompt: messages.at(-1)?.content }) }).settled;
    expect(endpoint.requests[0]?.body).toEqual({ prompt: 'Hi' });
  });

  it.each([
    [{ type: 'image', url: 'https://a.example/b.png' } as const, 'image'],
    [{ type: 'file', url: 'https://a.example/b', mediaType: 'application/pdf' } as const, 'application/pdf'],
  ])('sends nothing of a message with %o', async (part, mediaType) => {
    const endpoint = new ScriptedEndpoint({ body: 'Hi', headers: plain });
    const { error } = await ask(endpoint, {}, { messages: [{ role: 'user', content: [part] }] }).settled;
    expect(error).toMatchObject({ code: 'llm-unsupported-content', data: { mediaType } });
    expect(endpoint.requests).toEqual([]);
  });

  it.each([1, 3, 7, 1000])('reads text that is cut in pieces of %i bytes', async (size) => {
    const body = 'Grüße 👋 日本, data: 5 < 6 <b>\n\n0: nil';
    expect((await inPieces(body, size)).parts.at(-1)).toEqual({ type: 'finish', reason: 'stop' });
    for (const text of [body, 'Data: {not this}', 'event: party on Friday', '<hi>', '0', 'd', '7: seven'])
      expect(joinParts((await inPieces(text, size)).parts).text).toBe(text);
    expect(joinParts((await inPieces(`<think>Hm</think>${body}`, size)).parts)).toMatchObject({
      text: body,
      reasoning: 'Hm',
    });
  });

  it('hands the first words on at once', async () => {
    const endpoint = new ScriptedEndpoint({ headers: plain });
    const collected = ask(endpoint);
    for (let tries = 0; endpoint.requests.length === 0 && tries < 100; tries += 1) await Promise.resolve();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    endpoint.write('Do');
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(collected.parts).toEqual([{ type: 'text-delta', text: 'Do' }]);
    endpoint.end();
    await collected.settled;
  });

  it('finishes an empty answer, which is then `llm-empty`', async () => {
    expect(await read('')).toMatchObject({ parts: [{ type: 'finish', reason: 'stop' }], error: undefined });
  });

  it('calls a broken connection truncated, after the text', async () => {
    const endpoint = new ScriptedEndpoint({ headers: plain });
    const collected = ask(endpoint);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    endpoint.write('Half an answer');
    endpoint.fail(new TypeError('terminated'));
    const { error } = await collected.settled;
    expect(error?.code).toBe('llm-truncated');
  });

  const page = '<!DOCTYPE html><html><body>Not found</body></html>';
  it.each([
    ['text/html', page, 'llm-protocol', /an HTML page instead of plain text/],
    ['text/plain', page, 'llm-protocol', /an HTML page/],
    [
      'application/json',
      '{"error":{"message":"No key","code":"invalid_api_key"}}',
      'llm-unauthorized',
      /No key/,
    ],
    ['application/json', '{"answer":"Hi"}', 'llm-protocol', /JSON/],
    ['text/event-stream', chunk({ content: 'Hi' }), 'llm-protocol', /`openaiCompatible`/],
    [
      'text/event-stream',
      frames({ type: 'start' }, { type: 'text-delta', delta: 'Hi' }),
      'llm-protocol',
      /`aiSdk`/,
    ],
    ['text/plain', chunk({ content: 'Hi' }), 'llm-protocol', /`openaiCompatible`/],
    ['text/plain', `event: message_start\ndata: {"type":"message_start"}\n\n`, 'llm-protocol', /`anthropic`/],
    ['text/plain', '0:"Hello"\n0:" you"\n', 'llm-protocol', /data stream of AI SDK 4/],
  ])('speaks nothing of a body that is no answer: %s %s', async (type, body, code, message) => {
    const { parts, error } = await read(body, { 'content-type': type });
    expect(parts).toEqual([]);
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(message);
  });

  it('stops a foreign stream that does not end', async () => {
    const endpoint = new ScriptedEndpoint({ headers: plain });
    const collected = ask(endpoint);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    endpoint.write(chunk({ content: 'word ' }).repeat(20));
    expect((await collected.settled).error?.code).toBe('llm-protocol');
  });
});
