import { expect, it } from 'vitest';
import { isTooDeep } from './json-nesting.js';

const nested = (depth: number, front = '[', back = ']') => front.repeat(depth) + back.repeat(depth);

it.each([
  ['lists', nested(1_001)],
  ['objects', nested(1_001, '{"a":', '}')],
  ['open lists', '['.repeat(5_000)],
  ['lists after a text', `["a\\\\",${nested(1_000)}]`],
])('finds %s that are nested too deep', (_, json) => expect(isTooDeep(json)).toBe(true));

it.each([
  ['a thousand lists', nested(1_000)],
  ['lists beside each other', `[${'[],'.repeat(5_000)}[]]`],
  ['brackets in a text', JSON.stringify(['['.repeat(5_000)])],
  ['brackets after an escaped quote', JSON.stringify([`"\\"${'['.repeat(5_000)}`])],
  ['a text without an end', `"${'['.repeat(5_000)}`],
])('accepts %s', (_, json) => expect(isTooDeep(json)).toBe(false));

it('takes linear time', () => {
  // Searching for the end of each string would compare 10 billion characters.
  expect(isTooDeep(`[${`"${'\\\\'.repeat(5)}",`.repeat(100_000)}`)).toBe(false);
  expect(isTooDeep(`"${'\\'.repeat(1_000_000)}"`)).toBe(false);
});
