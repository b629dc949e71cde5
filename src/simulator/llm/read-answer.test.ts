import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageClock } from '../clock.js';
import {
  answerOf,
  done,
  finish,
  geminiChunk,
  openBody,
  sse,
  streamed,
  text,
  thought,
  toolCall,
} from '../testing/model-streams.js';
import { readAnswer } from './read-answer.js';
import type { LlmSpec } from './registered-llm.js';
import type { StreamPart } from './stream-part.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limit = () => ({ clock: pageClock, ms: 1000, signal: new AbortController().signal });

async function read(response: Response, spec: LlmSpec = 'groq'): Promise<readonly StreamPart[]> {
  const parts: StreamPart[] = [];
  for await (const part of readAnswer(response, spec, limit(), () => 'made')) parts.push(part);
  return parts;
}

const joined = (parts: readonly StreamPart[], type: 'text' | 'thought') =>
  parts.map((part) => (part.type === type ? part.text : '')).join('');
const deviations = (parts: readonly StreamPart[]) =>
  parts.flatMap((part) => (part.type === 'deviation' ? [part.what] : []));

/** Returns the bytes in pieces of this size. */
function cut(whole: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(whole);
  return new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
}

describe('an OpenAI-like stream', () => {
  const whole = answerOf('Grüße 👋 aus Köln.', 'They greet me. ');

  it.each([1, 2, 3, 7, 64, 100_000])('is the same in pieces of %i bytes', async (size) => {
    const parts = await read(streamed(cut(whole, size)));
    expect(joined(parts, 'thought')).toBe('They greet me. ');
    expect(joined(parts, 'text')).toBe('Grüße 👋 aus Köln.');
    expect(deviations(parts)).toEqual([]);
  });

  it.each(['\r\n', '\r', '\n'])('may end its lines with %j', async (end) => {
    const body = cut(whole.replaceAll('\n', end), 5);
    expect(joined(await read(streamed(body)), 'text')).toBe('Grüße 👋 aus Köln.');
  });

  it('may have comments, Azure filter results, usage and asynchronous annotations', async () => {
    const filter = { id: '', object: '', choices: [], prompt_filter_results: [] };
    const annotation = { choices: [{ index: 0, content_filter_offsets: {}, finish_reason: null }] };
    const usage = { choices: [], usage: { total_tokens: 3 } };
    const body = `: hello\n\n${sse(filter, text('Hi.'), finish(), annotation, usage, done)}`;
    const parts = await read(streamed(body, 'text/event-stream; charset=utf-8'), 'azure');
    expect(parts).toEqual([{ type: 'text', text: 'Hi.' }]);
  });

  it('joins the arguments of parallel calls', async () => {
    const more = {
      choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: '1}' } }] } }],
    };
    const second = { index: 1, id: 'b', function: { name: 'look', arguments: '{}' } };
    const other = { choices: [{ index: 0, delta: { tool_calls: [second] } }] };
    const body = sse(toolCall('listen', '{"to":', 'a'), other, more, finish('tool_calls'), done);
    expect(await read(streamed(body))).toEqual([
      { type: 'call', call: { id: 'a', name: 'listen', arguments: '{"to":1}' } },
      { type: 'call', call: { id: 'b', name: 'look', arguments: '{}' } },
    ]);
  });

  it.each([
    [sse(text('Hi.'), finish()), ['`[DONE]` is missing']],
    [sse(text('Hi.'), done), ['`finish_reason` is missing']],
    [sse(text('Hi.'), finish('length'), done), ['the answer was cut off by `max_tokens`']],
    [
      `${sse(text('Hi.'), finish())}data: ${done}`,
      ['no blank line after the last event, which is ignored', '`[DONE]` is missing'],
    ],
    [sse(text('Hi.'), finish(), done, text('More.')), ['data follows `[DONE]`']],
  ])('tells what is not as specified: %j', async (body, expected) => {
    const parts = await read(streamed(body));
    expect(joined(parts, 'text')).toBe('Hi.');
    expect(deviations(parts)).toEqual(expected);
  });

  it.each([
    ['broke-off', sse(text('Hi.'))],
    ['error-frame', sse(text('Hi.'), { error: { message: 'overloaded' } })],
    ['malformed', sse(text('Hi.'), 'keep-alive')],
    ['malformed', sse({ message: 'Hi.' })],
    ['malformed', sse({ choices: [{ index: 0, delta: { content: ['Hi.'] } }] })],
    [
      'malformed',
      sse({ choices: [{ index: 0, delta: { tool_calls: [{ id: 'a', function: { name: 'x' } }] } }] }),
    ],
    ['malformed', new Uint8Array([0x64, 0xff, 0xfe])],
  ])('fails as %s for %j', async (kind, body) => {
    await expect(read(streamed(body as BodyInit))).rejects.toMatchObject({ kind });
  });

  it.each(['application/json', 'text/html', 'text/plain', ''])('is no stream as %j', async (type) => {
    await expect(read(streamed(answerOf('Hi.'), type))).rejects.toMatchObject({ kind: 'not-streaming' });
  });

  it('breaks off with the connection, and keeps what came before', async () => {
    const body = openBody();
    const parts: StreamPart[] = [];
    const reading = (async () => {
      for await (const part of readAnswer(body.response(), 'openai', limit(), String)) parts.push(part);
    })();
    body.write(sse(thought('So. '), text('Half an ')));
    await vi.advanceTimersByTimeAsync(0);
    body.fail();
    await expect(reading).rejects.toMatchObject({ kind: 'broke-off' });
    expect(joined(parts, 'text')).toBe('Half an ');
  });

  it('ends with `[DONE]` though the body stays open', async () => {
    const body = openBody();
    const reading = read(body.response());
    body.write(answerOf('Hi.'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(deviations(await reading)).toEqual(['the body was not closed after `[DONE]`']);
    expect(body.cancelled()).toBe(true);
  });
});

describe('a Gemini stream', () => {
  const call = { functionCall: { name: 'look', args: { at: 'clock' } }, thoughtSignature: 'sig' };
  const chunks = [
    geminiChunk([{ text: 'Hmm.', thought: true }]),
    geminiChunk([{ text: 'It is "{[' }]),
    geminiChunk([{ text: '\\" noon.' }, call], 'STOP'),
  ];
  const expected = [
    { type: 'deviation', what: 'Gemini sent thoughts, which Anam does not pass to the page' },
    { type: 'text', text: 'It is "{[' },
    { type: 'text', text: '\\" noon.' },
    {
      type: 'call',
      call: { id: 'made', name: 'look', arguments: '{"at":"clock"}', signature: 'sig' },
    },
  ];

  it.each([1, 3, 1000])('is read as an array in pieces of %i bytes', async (size) => {
    const array = JSON.stringify(chunks, null, 2);
    expect(await read(streamed(cut(array, size), 'application/json'), 'gemini')).toEqual(expected);
  });

  it.each([1, 3, 1000])('is read as events in pieces of %i bytes', async (size) => {
    const events = sse(...chunks).replaceAll('\n', '\r\n');
    expect(await read(streamed(cut(events, size)), 'gemini')).toEqual(expected);
  });

  it.each([
    ['not-streaming', JSON.stringify(geminiChunk([{ text: 'Hi.' }], 'STOP')), 'application/json'],
    ['broke-off', JSON.stringify([geminiChunk([{ text: 'Hi.' }])]), 'application/json'],
    ['broke-off', '[{"candidates":[', 'application/json'],
    ['error-frame', JSON.stringify([{ error: { code: 503 } }]), 'application/json'],
    ['error-frame', sse({ promptFeedback: { blockReason: 'SAFETY' } }), 'text/event-stream'],
  ])('fails as %s for %j', async (kind, body, type) => {
    await expect(read(streamed(body, type), 'gemini')).rejects.toMatchObject({ kind });
  });
});
