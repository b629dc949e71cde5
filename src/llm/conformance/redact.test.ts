import { describe, expect, it } from 'vitest';
import { createScrubber } from '../../internal/secret-scrubber.js';
import { redactDeep } from './redact.js';

const key = 'a+b/c"d=0123';
const redact = createScrubber([key, undefined, '']);

describe('a key is removed', () => {
  it.each([
    ['as it is', key],
    ['in another case', key.toUpperCase()],
    ['in a URL', encodeURIComponent(key)],
    ['in JSON', JSON.stringify(key)],
    ['as escapes of JSON', Array.from(key, (char) => `\\u00${char.codePointAt(0)?.toString(16)}`).join('')],
    ['as escapes of HTML', Array.from(key, (char) => `&#${char.codePointAt(0)};`).join('')],
    ['in base64', btoa(key)],
  ])('%s', (_form, echoed) => {
    expect(redact(`before ${echoed} after`)).toMatch(/^before "?\[redacted\]=*"? after$/);
  });

  it('also removes other secrets in a header or in a query', () => {
    const text =
      'Bearer abc.def and sk-live-abcdef123 and https://me:pass@host/?api-version=1&key=secret&b=2';
    expect(redact(text)).toBe(
      '[redacted] and [redacted] and https://[redacted]@host/?api-version=1&key=[redacted]&b=2',
    );
  });

  it('from every text of a value', () => {
    expect(redactDeep({ a: [key, 1, null], [key]: { b: key } }, redact)).toEqual({
      a: ['[redacted]', 1, null],
      '[redacted]': { b: '[redacted]' },
    });
  });
});

it('keeps other text and placeholders for a key', () => {
  expect(redact('{"delta":{"content":"one two"}}')).toBe('{"delta":{"content":"one two"}}');
  expect(createScrubber(['x'])('xylophone')).toBe('xylophone');
});
