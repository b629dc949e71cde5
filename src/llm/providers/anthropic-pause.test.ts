import { describe, expect, it } from 'vitest';
import type { LlmPart } from '../llm-adapter.js';
import { bytesOf, frame } from '../testing/sse.js';
import { anthropic, type AnthropicOptions } from './anthropic.js';

const block = (index: number, content_block: object, ...deltas: readonly object[]) =>
  [
    { type: 'content_block_start', index, content_block },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ]
    .map(frame)
    .join('');
const message = (id: string, reason: string, ...blocks: readonly string[]) =>
  frame({ type: 'message_start', message: { id, usage: { input_tokens: 10, output_tokens: 1 } } }) +
  blocks.join('') +
  frame({
    type: 'message_delta',
    delta: { stop_reason: reason, container: { id: 'box' } },
    usage: { output_tokens: 5 },
  }) +
  frame({ type: 'message_stop' });

const text = { type: 'text', text: '' };
const search = { type: 'server_tool_use', id: 's1', name: 'web_search' };
const found = {
  type: 'web_search_tool_result',
  tool_use_id: 's1',
  content: [{ type: 'web_search_result', url: 'https://a.example/', title: 'A', encrypted_content: 'e' }],
};
const paused = message(
  'm1',
  'pause_turn',
  block(
    0,
    { type: 'thinking', thinking: '', signature: '' },
    { type: 'thinking_delta', thinking: 'Hm.' },
    { type: 'signature_delta', signature: 'sig' },
  ),
  block(1, text, { type: 'text_delta', text: 'Let me ' }, { type: 'text_delta', text: 'look.' }),
  block(
    2,
    { ...search, input: {} },
    { type: 'input_json_delta', partial_json: '{"query":' },
    { type: 'input_json_delta', partial_json: '"x"}' },
  ),
);
const citation = { type: 'web_search_result_location', url: 'https://a.example/', title: 'A' };
const whole = message(
  'm2',
  'end_turn',
  block(0, found),
  block(1, text, { type: 'text_delta', text: 'It is.' }, { type: 'citations_delta', citation }),
);

async function run(
  bodies: readonly string[],
  options: Partial<AnthropicOptions> = {},
  signal = new AbortController().signal,
) {
  const requests: { messages: unknown[]; container?: unknown }[] = [];
  const fetch = (_url: string, init: RequestInit) => {
    requests.push(JSON.parse(init.body as string) as { messages: unknown[] });
    const body = bodies[Math.min(requests.length, bodies.length) - 1] ?? '';
    return Promise.resolve(
      new Response(bytesOf(body) as BodyInit, { headers: { 'content-type': 'text/event-stream' } }),
    );
  };
  const parts: LlmPart[] = [];
  let error: unknown;
  try {
    const llm = anthropic({ model: 'm', fetch, ...options });
    for await (const part of llm.stream({ messages: [{ role: 'user', content: 'Hi' }] }, { signal }))
      parts.push(part);
  } catch (cause) {
    error = cause;
  }
  return { requests, parts, error };
}

const said = (parts: readonly LlmPart[]) =>
  parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');

describe('a turn that Anthropic pauses', () => {
  it('goes on with the content so far, as it was received', async () => {
    const { requests, parts, error } = await run([paused, whole]);
    expect(error).toBeUndefined();
    expect(requests).toHaveLength(2);
    expect(requests[1]?.messages).toEqual([
      ...(requests[0]?.messages ?? []),
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'Hm.', signature: 'sig' },
          { type: 'text', text: 'Let me look.' },
          { ...search, input: { query: 'x' } },
        ],
      },
    ]);
    expect(requests[1]?.container).toBe('box');
    expect(said(parts)).toBe('Let me look.\n\nIt is.');
  });

  it('is one answer: one finish, the sum of the usage, places in the whole text', async () => {
    const { parts } = await run([paused, whole]);
    expect(parts.filter(({ type }) => type === 'finish')).toEqual([
      { type: 'finish', reason: 'stop', usage: { inputTokens: 20, outputTokens: 10 } },
    ]);
    expect(parts.filter(({ type }) => type === 'tool-call')).toHaveLength(1);
    expect(parts.filter(({ type }) => type === 'tool-result')).toHaveLength(1);
    expect(parts.filter(({ type }) => type === 'source').at(-1)).toMatchObject({
      range: { start: 12, end: 20 },
    });
  });

  it('goes on a limited number of times, and is incomplete then', async () => {
    const { requests, parts, error } = await run([paused]);
    expect(requests).toHaveLength(6);
    expect(requests[5]?.messages).toHaveLength(2);
    expect(error).toMatchObject({ code: 'llm-truncated' });
    expect(parts.filter(({ type }) => type === 'finish')).toEqual([]);
  });

  it('does not go on after an abort', async () => {
    const controller = new AbortController();
    const requests: unknown[] = [];
    const fetch = (_url: string, init: RequestInit) => {
      requests.push(init);
      return Promise.resolve(new Response(bytesOf(paused) as BodyInit));
    };
    const llm = anthropic({ model: 'm', fetch });
    for await (const part of llm.stream({ messages: [{ role: 'user', content: 'Hi' }] }, controller))
      if (part.type === 'text-delta') controller.abort();
    expect(requests).toHaveLength(1);
  });

  it('reports an error of a later request as its own', async () => {
    const failed = frame({ type: 'error', error: { type: 'overloaded_error', message: 'Busy' } });
    const { parts, error } = await run([paused, failed]);
    expect(said(parts)).toBe('Let me look.');
    expect(error).toMatchObject({ code: 'llm-rate-limited' });
  });
});
