import { describe, expect, it } from 'vitest';
import { mostOf } from './answer-limits.js';
import { SseFraming } from './sse-framing.js';

interface Frames {
  readonly found: readonly unknown[];
  readonly unread: string;
  readonly limit: string | undefined;
}

/** Reads a body in pieces. `[DONE]` in `found` is the terminator. */
function read(body: string, size = body.length): Frames {
  const found: unknown[] = [];
  const framing = new SseFraming({
    json: (value) => found.push(value),
    terminator: () => found.push('[DONE]'),
  });
  for (let at = 0; at < body.length; at += size) framing.push(body.slice(at, at + size));
  framing.end();
  return { found, unread: framing.unread, limit: framing.fault?.limit };
}

const bodies: readonly (readonly [what: string, body: string, found: readonly unknown[], unread: string])[] =
  [
    ['an event', 'data: 1\n\n', [1], ''],
    ['a field without its space', 'data:1\n\n', [1], ''],
    ['several lines of data', 'data: [1\ndata\ndata: ,2]\n\n', [[1, 2]], ''],
    ['empty data', 'data:\n\n', [], ''],
    ['carriage returns', 'data: 1\r\rdata: 2\r\r', [1, 2], ''],
    ['carriage returns with line feeds', 'data: 1\r\n\r\ndata: [2\r\ndata: ]\r\n\r\n', [1, [2]], ''],
    ['an error, for one event only', 'event: error\ndata: a\n\ndata: b\n\n', [{ error: 'a' }], 'b\n'],
    ['a type without data', 'event: error\n\ndata: a\n\n', [], 'a\n'],
    ['comments, ids and delays', ': hi\nid: 1\nretry: 9\ndata: 1\n\n', [1], ''],
    ['stray lines', 'a\nb: c\ndata: 1\n\n', [1], 'a\nb: c\n'],
    ['an event without its blank line', 'data: 1', [1], ''],
    ['the terminator', 'data: 1\n\ndata: [DONE]\n\n', [1, '[DONE]'], ''],
  ];

describe('the framing of server-sent events', () => {
  it.each(bodies)('reads %s, wherever it is cut', (_, body, found, unread) => {
    for (const size of [body.length, 1, 2, 3, 5])
      expect(read(body, size)).toEqual({ found, unread, limit: undefined });
  });

  it.each([
    ['a line without an end', 'data: '.padEnd(mostOf('event') + 10_000, '1')],
    ['data of many lines', `data: ${'1'.repeat(999)}\n`.repeat(mostOf('event') / 900)],
  ])('rejects %s over the limit, wherever it is cut', (_, body) => {
    for (const size of [body.length, 65_536, 1_000])
      expect(read(`${body}\n\ndata: 1\n\n`, size)).toMatchObject({ found: [], limit: 'event' });
  });

  it('counts the limit for each event', () => {
    const body = `data: "${'a'.repeat(mostOf('event') / 2)}"\n\n`.repeat(3);
    const { found, limit } = read(body, 65_536);
    expect([found.length, limit]).toEqual([3, undefined]);
  });
});
