import { expect, it } from 'vitest';
import { isKeepAlive } from './answer.js';

const event = (data: string) => ({ data, lines: [data], event: undefined, line: 1, end: 0 });

it.each(['', ' ', ': ping', ' :', 'keep-alive', 'KEEPALIVE ', '\nping'])(
  '%j keeps a connection alive',
  (data) => expect(isKeepAlive(event(data))).toBe(true),
);

it.each(['{}', 'x', 'pings', ': a\nx'])('%j is data', (data) => expect(isKeepAlive(event(data))).toBe(false));

it.each([' ', '\n', ':', ': '])('is decided in linear time for many %j', (unit) => {
  // A search that restarts at each space would compare 10 billion characters.
  expect(isKeepAlive(event(`${unit.repeat(200_000)}\nx`))).toBe(false);
});
