import { expect, it } from 'vitest';
import { createScrubber } from './secret-scrubber.js';

it.each([
  ['key abc/def+1 was wrong', 'key [secret] was wrong'],
  ['?key=abc%2Fdef%2B1&x', '?key=[secret]&x'],
  ['abc/def+1abc/def+1', '[secret][secret]'],
  ['Authorization: Bearer other.token, x', 'Authorization: [secret], x'],
  ['Incorrect API key provided: sk-proj-ab***xyz.', 'Incorrect API key provided: [secret]'],
  ['nothing to hide', 'nothing to hide'],
])('%s → %s', (text, clean) => {
  expect(createScrubber(['abc/def+1', ''])(text)).toBe(clean);
});

it('finds a secret inside JSON', () => {
  const secret = 'a"b\\c';
  expect(createScrubber([secret])(JSON.stringify({ secret }))).toBe('{"secret":"[secret]"}');
});

it('takes the longer of two secrets first', () => {
  expect(createScrubber(['abcd', 'abcd-efgh'])('abcd-efgh')).toBe('[secret]');
});
