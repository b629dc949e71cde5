import { expect, it } from 'vitest';
import { EventStream } from './event-stream.js';

it('searches a line that comes in many pieces once', () => {
  const events = new EventStream();
  const data = 'a'.repeat(100_000);
  // Searching the whole line after each character would compare five billion characters.
  const early = Array.from(`data: ${data}\r\n`, (character) => events.push(character)).flat();
  expect(early).toEqual([]);
  expect(events.push('\r')).toEqual([data]);
  expect(events.push('\n')).toEqual([]);
  expect(events.unfinished).toBe('');
});

it.each(['\n', '\r', '\r\n'])('reads lines that end with %j, however they are cut', (end) => {
  const events = new EventStream();
  const text = ['data: 1', '', ': a', 'data: 2', 'data: 3', '', 'data: 4', ''].join(end);
  expect(Array.from(text, (character) => events.push(character)).flat()).toEqual(['1', '2\n3']);
  expect(events.unfinished).toBe('4');
  expect(events.push(end)).toEqual(['4']);
});
