import { expect, it } from 'vitest';
import { createScrubber } from './secret-scrubber.js';

it.each([
  ['key abc/def+1 was wrong', 'key [redacted] was wrong'],
  ['?key=abc%2Fdef%2B1&x', '?key=[redacted]&x'],
  ['abc/def+1abc/def+1', '[redacted][redacted]'],
  ['Authorization: Bearer other.token, x', 'Authorization: [redacted], x'],
  ['Incorrect API key provided: sk-proj-ab***xyz.', 'Incorrect API key provided: [redacted]'],
  ['nothing to hide', 'nothing to hide'],
])('%s → %s', (text, clean) => {
  expect(createScrubber(['abc/def+1', ''])(text)).toBe(clean);
});

it('finds a secret inside JSON', () => {
  const secret = 'a"b\\c';
  expect(createScrubber([secret])(JSON.stringify({ secret }))).toBe('{"secret":"[redacted]"}');
});

it('takes the longer of two secrets first', () => {
  expect(createScrubber(['abcd', 'abcd-efgh'])('abcd-efgh')).toBe('[redacted]');
});
