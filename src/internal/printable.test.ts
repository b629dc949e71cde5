import { describe, expect, it } from 'vitest';
import { printable, printableJson } from './printable.js';

const hidden = [
  '\u0000',
  '\u0007',
  '\u001B',
  '\u007F',
  '\u0085',
  '\u009B',
  '\u00AD',
  '\u061C',
  '\u200B',
  '\u200E',
  '\u200F',
  '\u2028',
  '\u2029',
  '\u202A',
  '\u202E',
  '\u2060',
  '\u2066',
  '\u2069',
  '\uFEFF',
  '\uD800',
  '\u{E0041}',
];

describe('printable', () => {
  it.each(hidden)('takes %j out', (sign) => {
    expect(printable(`a${sign}b`)).toMatch(/^a[ \uFFFD]b$/u);
  });

  it('makes one line of several', () => {
    expect(printable('a\nb\r\nc\td')).toBe('a b  c d');
  });

  it('keeps the given line breaks', () => {
    expect(printable('a\nb\tc\r\u001B', '\n\t')).toBe('a\nb\tc \uFFFD');
  });

  it('leaves other text alone, with the joiners of words and emoji', () => {
    const text = 'Grüße, 你好, می\u200Cخواهم, 👩\u200D👩\u200D👧, 👋🏽';
    expect(printable(text)).toBe(text);
  });
});

describe('printableJson', () => {
  it.each(hidden)('escapes %j, so that the value stays the same', (sign) => {
    const json = printableJson(JSON.stringify({ [`k${sign}`]: `a${sign}b` }, null, 2));
    expect(json).not.toContain(sign);
    expect(JSON.parse(json)).toEqual({ [`k${sign}`]: `a${sign}b` });
  });
});
