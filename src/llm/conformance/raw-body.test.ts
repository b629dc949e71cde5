import { describe, expect, it } from 'vitest';
import { bytesOf } from '../testing/sse.js';
import { arrivals } from './arrivals.js';
import { readRawBody } from './raw-body.js';

const read = (text: string) => readRawBody(bytesOf(text));

describe('readRawBody reads an event stream by the standard', () => {
  it.each(['\n', '\r\n', '\r'])('accepts the line end %j', (end) => {
    const lines = [': hello', 'event: a', 'data: {"ü":1}', '', 'data:2', 'id: 3', '', ''];
    const { events, comments, strays, closed } = read(lines.join(end));
    expect(events.map(({ data, event }) => [event, data])).toEqual([
      ['a', '{"ü":1}'],
      [undefined, '2'],
    ]);
    expect([comments, strays, closed]).toEqual([1, [], true]);
  });

  it('keeps invalid lines with their line numbers', () => {
    const { strays, closed } = read('data: 1\n\n{"a":1}\nerror: {}\ndata: 2');
    expect(strays.map(({ line, text }) => [line, text])).toEqual([
      [3, '{"a":1}'],
      [4, 'error: {}'],
    ]);
    expect(closed).toBe(false);
  });

  it('counts the bytes up to the end of each event', () => {
    expect(read('data: ü\n\ndata: 2\n\n').events.map(({ end }) => end)).toEqual([10, 19]);
  });
});

it('reads the elements of a JSON array, whatever their texts contain', () => {
  const elements = ['{"a":"}]\\"["}', '{"b":[1,{"c":2}]}'];
  const { form, events, closed } = read(`[${elements.join(',\r\n')}\n]`);
  expect([form, events.map(({ data }) => data), closed]).toEqual(['json-array', elements, true]);
});

describe('arrivals', () => {
  const at = (...reads: [at: number, size: number][]) => {
    let total = 0;
    return arrivals({ reads: reads.map(([time, size]) => ({ at: time, total: (total += size) })) });
  };

  it('counts chunks of one packet once', () => {
    expect(at([10, 100], [10.05, 100], [10.1, 100], [12, 100])).toEqual([10, 12]);
  });

  it('counts a large body once, even if it takes several reads', () => {
    expect(at([10, 65_536], [11, 65_536], [12, 2000], [15, 100])).toEqual([10, 15]);
  });
});
