import { describe, expect, it, vi } from 'vitest';
import type { LlmPart } from '../llm-adapter.js';
import { PartStream, type PartFeed } from '../part-stream.js';
import { openaiChat } from '../protocols/openai-chat.js';
import { loadRich } from '../rich/load-rich.js';
import { chunk, done, stop, text } from '../testing/sse.js';

const feedOf = (pieces: readonly string[]): PartFeed<string> => {
  const rest = [...pieces];
  return {
    read: () => Promise.resolve(rest.shift() ?? null),
    error: () => Promise.reject(new Error('The answer is complete.')),
    close: () => undefined,
    drain: () => undefined,
  };
};

async function collect(pieces: readonly string[]): Promise<LlmPart[]> {
  const { signal } = new AbortController();
  const parts: LlmPart[] = [];
  const decoder = openaiChat.createDecoder({ model: 'm' });
  for await (const part of new PartStream(feedOf(pieces), decoder, signal)) parts.push(part);
  return parts;
}

const body = [
  text('See `a`. '),
  text('<tool_call>{"name":"f","arguments":{}}'),
  text('</tool_call>'),
  chunk({ reasoning: 'Hm' }),
  text('Done.'),
  stop,
  done,
];
const expected: LlmPart[] = [
  { type: 'text-delta', text: 'See `a`. ' },
  { type: 'reasoning-delta', text: 'Hm' },
  { type: 'text-delta', text: 'Done.' },
  { type: 'tool-call', id: '', name: 'f', arguments: '{}' },
  { type: 'finish', reason: 'tool-calls' },
];

const dropped = (data: object): LlmPart => ({ type: 'data', name: 'dropped-tool-call', data });

describe('WrittenText', () => {
  // The order matters: only the first answer waits for the code.
  it('loads the reader with the first mark, and keeps the order of what came meanwhile', async () => {
    const decoder = openaiChat.createDecoder({ model: 'm' });
    expect(decoder.push(body.join(''))).toEqual([{ type: 'text-delta', text: 'See `a`. ' }]);
    expect(decoder.loading).toBeInstanceOf(Promise);
    await decoder.loading;
    expect([...(decoder.resume?.() ?? []), ...decoder.end(false).parts]).toEqual(expected.slice(1));
  });

  it.each([1, 7, 5000])('gives the same in pieces of %i characters', async (size) => {
    const all = body.join('');
    const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
      all.slice(at * size, (at + 1) * size),
    );
    expect(await collect(pieces)).toEqual(expected);
  });

  it('reads a mark in the last event, which has no blank line', async () => {
    expect(await collect([(text('<think>a</think>b') + stop).trimEnd()])).toEqual([
      { type: 'reasoning-delta', text: 'a' },
      { type: 'text-delta', text: 'b' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it.each([
    ['keeps a call of a tool that the request has', [{ name: 'f', parameters: {} }], 'tool-calls'],
    ['drops a call of another tool', [{ name: 'g', parameters: {} }], 'stop'],
    ['drops a call without tools', [], 'stop'],
  ] as const)('%s', (_title, tools, reason) => {
    const decoder = openaiChat.createDecoder({ model: 'm' }, tools);
    decoder.push(body.join(''));
    expect(decoder.end(false).parts.at(-1)).toEqual({ type: 'finish', reason });
  });

  it('reports a dropped call to the app, and once to the developer', () => {
    const warn = vi.spyOn(console, 'error').mockReturnValue();
    const write = () => {
      const decoder = openaiChat.createDecoder({ model: 'm' }, [{ name: 'g', parameters: {} }]);
      const written =
        '<tool_call>{"name":"h","arguments":{"a":1}}</tool_call><tool_call>{"name": oops}</tool_call>';
      return [...decoder.push(text(`Hi.\n${written}`) + stop + done), ...decoder.end(false).parts];
    };
    const parts: LlmPart[] = [
      { type: 'text-delta', text: 'Hi.\n' },
      dropped({ reason: 'unknown-tool', tool: 'h', text: '{"a":1}' }),
      dropped({ reason: 'unreadable', text: '<tool_call>{"name": oops}' }),
      { type: 'finish', reason: 'stop' },
    ];
    expect(write()).toEqual(parts);
    expect(write()).toEqual(parts);
    expect(warn.mock.calls.flat().filter((line) => line.includes('"h"'))).toHaveLength(1);
    warn.mockRestore();
  });

  it.each([
    ['the tool is not offered', '{"name": "Ada", "input": {"a": 1}}', [{ name: 'g', parameters: {} }]],
    ['no tool is offered', '{"name": "Ada", "input": {"a": 1}}', []],
    ['no tool is offered and it is cut', '{"name": "Ada", "input": {"a": ', []],
    [
      'no tool is offered and it has a list',
      '[{"name": "Ada", "args": {}}, {"name": "Bob", "args": {}}]',
      [],
    ],
  ] as const)('keeps an answer in JSON that resembles a call if %s', (_title, answer, tools) => {
    const decoder = openaiChat.createDecoder({ model: 'm' }, tools);
    const parts = answer.split('').flatMap((sign) => decoder.push(text(sign)));
    const all = [...parts, ...decoder.push(stop + done), ...decoder.end(false).parts];
    expect(all.map((part) => ('text' in part ? part.text : '')).join('')).toBe(answer);
    expect(all.at(-1)).toEqual({ type: 'finish', reason: 'stop' });
    expect(all.some(({ type }) => type === 'data' || type === 'tool-call')).toBe(false);
  });

  it('shows JSON with other keys while the model writes it', () => {
    const decoder = openaiChat.createDecoder({ model: 'm' }, []);
    expect(decoder.push(text('{"a":'))).toEqual([{ type: 'text-delta', text: '{"a":' }]);
  });

  it('says a backtick once at which the code is loaded', () => {
    const decoder = openaiChat.createDecoder({ model: 'm' });
    const parts = ['Write `', '<think>', '`.'].flatMap((piece) => decoder.push(text(piece)));
    const all = [...parts, ...decoder.end(false).parts];
    expect(all.map((part) => ('text' in part ? part.text : '')).join('')).toBe('Write `<think>`.');
  });

  it('keeps words that begin like a channel no longer than they may become one', () => {
    const decoder = openaiChat.createDecoder({ model: 'm' });
    expect(decoder.push(text('final'))).toEqual([]);
    expect(decoder.push(text(' answer'))).toEqual([{ type: 'text-delta', text: 'final answer' }]);
  });

  it('drops a written call that the endpoint sends as a call as well', async () => {
    await loadRich();
    const call = { index: 0, id: 'c', function: { name: 'f', arguments: '{ }' } };
    const decoder = openaiChat.createDecoder({ model: 'm' });
    const parts = decoder.push(
      body.slice(0, 3).join('') + chunk({ tool_calls: [call] }, 'tool_calls') + done,
    );
    const all = [...parts, ...decoder.end(false).parts];
    expect(all.filter(({ type }) => type === 'tool-call')).toEqual([
      { type: 'tool-call', id: 'c', name: 'f', arguments: '{ }' },
    ]);
  });
});
