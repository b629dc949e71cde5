import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptMessage } from '../../machine/logs/message.js';
import type { Conversation } from '../conversation.js';
import { exportConversation } from './export-conversation.js';
import { commonmarkVerdict, markdownItVerdict, type Verdict } from './testing/markdown-judges.js';

const base = { turnId: 't', turnIndex: 0, createdAt: Date.UTC(2026, 0, 1, 12) };
const asked = (text: string): TranscriptMessage => ({ ...base, id: 'u', role: 'user', text, source: 'text' });
const answered = (written: string): TranscriptMessage => ({
  ...base,
  id: 'p',
  role: 'persona',
  written,
  heard: written,
  status: 'done',
  interrupted: false,
  endedAt: 0,
});
const conversation = (...messages: TranscriptMessage[]): Conversation => ({
  version: 1,
  messages,
  reasoning: [],
  toolCalls: [],
  timeline: [],
});
const exported = (...messages: TranscriptMessage[]) =>
  exportConversation(conversation(...messages), 'markdown');

const isSafe = (address: string) => /^(?:https?:\/\/|mailto:)/.test(address);

function expectSafe(markdown: string, { html, addresses, images }: Verdict): void {
  expect(html, markdown).toEqual([]);
  expect(
    addresses.filter((address) => !isSafe(address)),
    markdown,
  ).toEqual([]);
  expect(images, markdown).toBe(0);
}

async function expectHarmless(text: string): Promise<void> {
  const markdown = await exported(asked(text), answered(text), answered('The end.'));
  expectSafe(markdown, commonmarkVerdict(markdown));
  expectSafe(markdown, markdownItVerdict(markdown));
}

const hostile = [
  String.raw`\<img src=x onerror=alert(1)>`,
  String.raw`\\<img src=x onerror=alert(1)>`,
  '`code that does not close <img src=x>',
  '``a` <b> ``` c ` <i>',
  '~~~\n```\n~~~\n<script>alert(1)</script>\n```',
  '~~~ ```\n<p>\n~~~\n<p>',
  '```\n<p>\n````\n<script>',
  '    <p>\n\n<p>',
  '- <p>\n\n  <script>\n\n  x</script>',
  '> > <div>\n<div>',
  '<!-- -->\n\n<script>\nalert(1)\n\n</script>',
  '<![CDATA[ <b> ]]>',
  '<?php echo 1 ?>',
  '| a |\n|---|\n| `x | y` <b> |',
  '[x](javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](java&#x09;script:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x]( data:text/html,x "t")',
  '[x]: javascript:alert(1)\n\n[x] [x][] [y][x] ![x]',
  '[^1]: javascript:alert(1)\n\n[^1]',
  '[^1]\n\n[^1]: vbscript:x',
  '<javascript:alert(1)> <vbscript:x> <data:x>',
  '![x](https://tracker.example/p.png) [![y](https://a.example/)](https://b.example/)',
  '[a](https://a.example/<b>"onclick="x) [b](https://a.example/ "<b>")',
  '[//]: # (<b>)',
  'a\\\n<b>',
  '# <b>\n<b>\n===\n',
  '&lt;b&gt; &#60;b&#62; &#x3c;script&#x3E;',
  '**<b>**_<i>_~~<s>~~',
  'www.example.com ftp://x.example file:///etc/passwd javascript:alert(1)',
  'x\r<b>\u2028<i>\u0085<u>\0<s>',
];

describe('Markdown from a conversation', () => {
  it('is checked with parsers that detect unsafe output', () => {
    for (const judge of [commonmarkVerdict, markdownItVerdict])
      expect(judge('a <b> [x](javascript:x) ![y](z)')).toEqual({
        html: ['<b>'],
        addresses: ['javascript:x'],
        images: 1,
      });
  });

  it.each(hostile)('holds no HTML, no picture and no unsafe link: %j', (text) => expectHarmless(text));

  const signs = fc.oneof(
    fc.constantFrom(...'<>`\\[]()!:&"\'*_|^~#-=+ \t\r\na'.split('')),
    fc.constantFrom(
      '``',
      '```',
      '~~~',
      '\n\n',
      '\n> ',
      '\n- ',
      '\n    ',
      '\n1. ',
      '\n# ',
      '\n===\n',
      '[x]: ',
      '[^1]: ',
    ),
    fc.constantFrom(
      '<b>',
      '</p>',
      '<!--',
      '-->',
      '<?',
      '<![CDATA[',
      '<script>',
      '&lt;',
      '| a |\n|---|\n| ',
      'word',
    ),
    fc.constantFrom(
      'javascript:',
      'data:',
      'https://a.example/',
      'a@b.example',
      '](javascript:x)',
      '](https://a.example)',
      '![',
    ),
  );
  const text = fc.oneof(
    fc.array(signs, { maxLength: 24 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile)).map((parts) => parts.join('')),
  );

  it('contains nothing unsafe for any text, according to two other CommonMark parsers', async () => {
    await fc.assert(fc.asyncProperty(text, expectHarmless), { numRuns: 500 });
  });

  it('has bold paragraphs outside of quotations only as speaker lines, for any text', async () => {
    const line = /^\*\*(?:You|Persona)\*\* · 2026-/;
    await fc.assert(
      fc.asyncProperty(text, async (said) => {
        const markdown = await exported(asked(said), answered(said), asked('End.'));
        expect(markdown.split('\n').filter((each) => line.test(each))).toHaveLength(3);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the formatting of an answer', async () => {
    const written = [
      '# Plan\n\n1. **Alfama** and `castle <b>`\n2. *Belém* ~~no~~\n   - deeper\n',
      '| a | b |\n| - | - |\n| 1 | 2 |\n\n[docs](https://docs.example/a) and [more][m]\n\n```ts\nconst a = 1 < 2;\n```\n',
      '\n[m]: https://more.example/',
    ].join('\n');
    const markdown = await exported(answered(written));
    for (const part of [
      '> # Plan',
      '> 1. **Alfama** and `castle <b>`',
      '> 2. *Belém* ~~no~~',
      '>    - deeper',
      '> | a | b |',
      '[docs](https://docs.example/a) and [more](https://more.example/)',
      '> ```ts\n> const a = 1 < 2;\n> ```',
    ])
      expect(markdown).toContain(part);
  });

  it('shows HTML, unsafe links and pictures as their words', async () => {
    const markdown = await exported(
      answered('<b>bold</b> [run](javascript:x) ![a chart](https://a.example/p.png) &amp;'),
    );
    expect(markdown).toContain(String.raw`> \<b>bold\</b> run [a chart](https://a.example/p.png) &`);
  });

  it.each([
    ['> '.repeat(20_000)],
    ['- '.repeat(20_000)],
    ['['.repeat(20_000)],
    ['*a_'.repeat(20_000)],
    ['~a~'.repeat(30_000)],
    [Array.from({ length: 2_000 }, (_, depth) => `${'  '.repeat(depth % 400)}- a`).join('\n')],
  ])('writes as plain text what no parser gets through: %#', async (written) => {
    const markdown = await exported(answered(written));
    expect(markdown.match(/[a>[-]/g)?.length).toBeGreaterThanOrEqual(2_000);
  });
});
