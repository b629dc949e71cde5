import { describe, expect, it } from 'vitest';
import { bareUrl, secretsIn, secretsInUrl } from './secret-values.js';

describe('secretsIn', () => {
  it.each([
    ['Bearer sk-1', ['Bearer sk-1', 'sk-1']],
    ['a=abcdefgh1; b=2', ['abcdefgh1']],
    [`Basic ${btoa('me:hunter2')}`, ['hunter2']],
    ['europe', ['europe']],
  ])('finds in %j what must not be shown', (value, found) => {
    expect(secretsIn(value)).toEqual(expect.arrayContaining(found));
  });

  it.each(['application/json', 'text/event-stream', '2024-10-21', '2025-04-01-preview', 'true'])(
    'has none in %j',
    (value) => {
      expect(secretsIn(value)).toEqual([]);
    },
  );
});

it.each([
  ['https://me:pass%40word@x.test/a?key=one%20two&b=three#c', ['one two', 'three', 'me', 'pass%40word']],
  ['/api/llm?token=abcd', ['abcd']],
  ['https://x.test/a@b', []],
])('secretsInUrl finds the values of %s', (url, found) => {
  expect(secretsInUrl(url).filter((value) => value !== '')).toEqual(expect.arrayContaining(found));
  if (found.length === 0) expect(secretsInUrl(url).join('')).toBe('');
});

it.each([
  ['https://me:pass@x.test/a?key=1#2', 'https://x.test/a'],
  ['/api/llm?key=1', '/api/llm'],
  ['https://x.test/a@b', 'https://x.test/a@b'],
])('bareUrl makes %s %s', (url, bare) => {
  expect(bareUrl(url)).toBe(bare);
});
