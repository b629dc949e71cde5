import { expect, it } from 'vitest';
import type { LlmPart } from '../llm-adapter.js';
import { PartStream, type PartFeed } from '../part-stream.js';
import { chunk, done, text } from '../testing/sse.js';
import { openaiChat } from './openai-chat.js';

const fragment = (index: number, fields: object) =>
  chunk({ tool_calls: [{ index, type: 'function', ...fields }] });

const body = [
  text('<think>Hm</think>One moment.'),
  fragment(0, { id: 'a', function: { name: 'time', arguments: '{"zone"' } }),
  fragment(0, { function: { arguments: ':"UTC"}' } }),
  fragment(1, { id: 'b', function: { name: 'date', arguments: '{}' } }),
  chunk({}, 'tool_calls'),
  done,
];
const expected: LlmPart[] = [
  { type: 'reasoning-delta', text: 'Hm' },
  { type: 'text-delta', text: 'One moment.' },
  { type: 'tool-call', id: 'a', name: 'time', arguments: '{"zone":"UTC"}' },
  { type: 'tool-call', id: 'b', name: 'date', arguments: '{}' },
  { type: 'finish', reason: 'tool-calls' },
];

function feedOf(pieces: readonly string[]): PartFeed<string> {
  const rest = [...pieces];
  return {
    read: () => Promise.resolve(rest.shift() ?? null),
    error: () => Promise.reject(new Error('The answer is complete.')),
    close: () => undefined,
    drain: () => undefined,
  };
}

async function collect(pieces: readonly string[]): Promise<LlmPart[]> {
  const decoder = openaiChat.createDecoder({ model: 'm' });
  const parts: LlmPart[] = [];
  for await (const part of new PartStream(feedOf(pieces), decoder, new AbortController().signal))
    parts.push(part);
  return parts;
}

// The order of the tests matters: only the first answer waits for the code.
it('loads the code with the first call, and loses nothing of what comes meanwhile', async () => {
  const decoder = openaiChat.createDecoder({ model: 'm' });
  const parts = decoder.push(body.join(''));
  let loads = 0;
  // The code that reads marks loads first.
  while (decoder.loading) {
    await decoder.loading;
    loads += 1;
    parts.push(...(decoder.resume?.() ?? []));
  }
  expect([...parts, ...decoder.end(false).parts]).toEqual(expected);
  expect(loads).toBe(2);
});

it.each([1, 7, 5000])('reads the same calls in pieces of %i characters', async (size) => {
  const all = body.join('');
  const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
  expect(await collect(pieces)).toEqual(expected);
});
