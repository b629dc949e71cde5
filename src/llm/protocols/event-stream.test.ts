import { describe, expect, it } from 'vitest';
import { EventStream } from './event-stream.js';

/** What is read of a body in pieces: `type:data` for an event, `?line` for a stray line. */
function read(body: string, size = Infinity, most = 100): { found: string[]; over: boolean } {
  const found: string[] = [];
  const stream = new EventStream(
    (data, type) => found.push(`${type}:${data}`),
    (line) => found.push(`?${line}`),
    most,
  );
  if (size === Infinity) stream.push(body);
  else for (let at = 0; at < body.length; at += size) stream.push(body.slice(at, at + size));
  return { found, over: stream.over };
}

const bodies: readonly (readonly [what: string, body: string, found: readonly string[]])[] = [
  ['an event', 'data: a\n\n', [':a']],
  ['a field without its space', 'data:a\n\n', [':a']],
  ['one leading space of two', 'data:  a\n\n', [': a']],
  ['several lines of data', 'data: a\ndata\ndata: b\n\n', [':a\n\nb']],
  ['empty data', 'data:\n\n', [':']],
  ['carriage returns', 'data: a\r\rdata: b\r\r', [':a', ':b']],
  ['carriage returns with line feeds', 'data: a\r\n\r\ndata: b\r\ndata: c\r\n\r\n', [':a', ':b\nc']],
  ['a type, for one event only', 'event: x\ndata: a\n\ndata: b\n\n', ['x:a', ':b']],
  ['a type without data', 'event: x\n\ndata: a\n\n', [':a']],
  ['comments, ids and delays', ': hi\nid: 1\nretry: soon\ndata: a\n\n', [':a']],
  ['stray lines', 'a\nb: c\ndata: d\n\n', ['?a', '?b: c', ':d']],
  ['no event without its blank line', 'data: a\n', []],
];

describe('the fields of server-sent events', () => {
  it.each(bodies)('reads %s, wherever it is cut', (_, body, found) => {
    for (const size of [Infinity, 1, 2, 3, 5]) expect(read(body, size)).toEqual({ found, over: false });
  });

  it.each([
    ['a line without an end', 'data: '.padEnd(11, 'x')],
    ['a line', `${'data: '.padEnd(11, 'x')}\n\ndata: a\n\n`],
    ['data of many lines', 'data: abc\ndata: abc\n\ndata: a\n\n'],
  ])('gives up %s over the limit, wherever it is cut', (_, body) => {
    for (const size of [Infinity, 1, 2, 3, 5])
      expect(read(body, size, 10)).toEqual({ found: [], over: true });
  });

  it('counts the limit for each event', () => {
    expect(read('data: abcd\n\n'.repeat(9), 4, 10)).toEqual({
      found: Array.from({ length: 9 }, () => ':abcd'),
      over: false,
    });
  });
});
