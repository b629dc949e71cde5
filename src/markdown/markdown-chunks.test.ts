import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingChunks } from './markdown-chunks.js';
import { safeUrl } from './safe-url.js';
import { isTooDeep } from './too-deep.js';

const markdownChunks = (text: string) => new GrowingChunks().cut(text);

const paragraph = `${'word '.repeat(150)}\n\n`;
const piece = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.constantFrom('\n', '\n\n', paragraph, '```\n', '~~~\n', '- item\n\n', '1. one\n\n', '    indented\n\n'),
  fc.constantFrom(
    'x'.repeat(3_999),
    'word '.repeat(900),
    '👋'.repeat(2_500),
    '- item\n'.repeat(400),
    '| a | b |\n|---|---|\n',
  ),
);

describe('GrowingChunks', () => {
  it('loses nothing, and changes only the last chunk of a text that grows', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
        let whole = '';
        const growing = new GrowingChunks();
        let before = growing.cut(whole);
        for (const more of pieces) {
          whole += more;
          const after = growing.cut(whole);
          expect(after).toEqual(markdownChunks(whole));
          expect(after.map(({ text }) => text).join('')).toBe(whole);
          expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
          before = after;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a fence', `\`\`\`ts\n${paragraph}${paragraph}\`\`\`\n`],
    ['a list', `- one ${paragraph}- two ${paragraph}- three`],
    ['an indented block', `${paragraph.trimEnd()}\n\n    more`],
  ])('does not cut within %s', (_name, text) => {
    expect(markdownChunks(text)).toHaveLength(1);
  });

  it('keeps every chunk short, even for a long paragraph, list or fence', () => {
    const line = `${'word '.repeat(10)}\n`;
    for (const text of [
      'x'.repeat(50_000),
      line.repeat(1_000),
      `- ${line}`.repeat(1_000),
      `~~~\n${line.repeat(1_000)}`,
    ])
      for (const chunk of markdownChunks(text))
        expect(chunk.text.length).toBeLessThanOrEqual(text.startsWith('~') ? 8_000 : 2_400);
  });

  it('reopens a block that it had to cut', () => {
    const fence = markdownChunks(`Code:\n\n\`\`\`ts\n${'let a = 1;\n'.repeat(1_000)}`);
    expect(new Set(fence.slice(1).map(({ head }) => head))).toEqual(new Set(['```ts\n']));
    const table = markdownChunks(`| a |\n|---|\n${'| 1 |\n'.repeat(1_000)}\n${paragraph.repeat(2)}`);
    expect(table[1]?.head).toBe('| a |\n|---|\n');
    expect(table.at(-1)?.head).toBe('');
  });

  it('restarts with another text', () => {
    const growing = new GrowingChunks();
    growing.cut(`\`\`\`\n${paragraph.repeat(9)}`);
    expect(growing.cut('another')).toEqual([{ start: 0, text: 'another', head: '' }]);
  });

  it('cuts where a new thing begins', () => {
    expect(markdownChunks(`${paragraph.repeat(3)}# End\n`).map(({ start }) => start)).toEqual([
      0,
      paragraph.length,
      2 * paragraph.length,
      3 * paragraph.length,
    ]);
  });
});

describe('safeUrl', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.com/x',
    'file:///etc/passwd',
    '//example.com/x',
    '/relative',
    '#anchor',
    '',
  ])('gives nothing for %j', (url) => expect(safeUrl(url)).toBe(''));

  it.each(['https://example.com/', 'http://example.com/a?b#c', 'mailto:a@example.com'])('keeps %s', (url) =>
    expect(safeUrl(url)).toBe(url),
  );
});

describe('isTooDeep', () => {
  it.each(['>'.repeat(10_000), '> '.repeat(200), '- '.repeat(500), '['.repeat(10_000), '*'.repeat(50_000)])(
    'says so of what nobody writes',
    (text) => expect(isTooDeep(text)).toBe(true),
  );

  it('lets everything else through, quickly', () => {
    expect(isTooDeep('> quote\n> > in a quote\n- - list\n**bold** [link](x)\n---\n* * *')).toBe(false);
    expect(isTooDeep(paragraph.repeat(1000))).toBe(false);
  });
});
