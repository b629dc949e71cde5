import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptMessage } from '../../machine/logs/message.js';
import type { Conversation } from '../conversation.js';
import { exportConversation } from './export-conversation.js';
import { hostileMarkdown, hostileText } from './testing/hostile-markdown.js';
import { commonmarkVerdict, expectSafeMarkdown, markdownItVerdict } from './testing/markdown-judges.js';

const base = { turnId: 't', turnIndex: 0, createdAt: Date.UTC(2026, 0, 1, 12) };
const asked = (text: string): TranscriptMessage => ({
  ...base,
  id: 'u',
  role: 'user',
  files: [],
  text,
  source: 'text',
});
const answered = (written: string): TranscriptMessage => ({
  ...base,
  id: 'p',
  role: 'persona',
  parts: [],
  withdrawn: [],
  endpointIds: [],
  finishReason: null,
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

async function expectHarmless(text: string): Promise<void> {
  const markdown = await exported(asked(text), answered(text), answered('The end.'));
  expectSafeMarkdown(markdown);
}

describe('Markdown from a conversation', () => {
  it('is checked with parsers that detect unsafe output', () => {
    for (const judge of [commonmarkVerdict, markdownItVerdict])
      expect(judge('a <b> [x](javascript:x) ![y](z)')).toEqual({
        html: ['<b>'],
        addresses: ['javascript:x'],
        images: 1,
      });
  });

  it.each(hostileMarkdown)('holds no HTML, no picture and no unsafe link: %j', (text) =>
    expectHarmless(text),
  );

  it('contains nothing unsafe for any text, according to two other CommonMark parsers', async () => {
    await fc.assert(fc.asyncProperty(hostileText, expectHarmless), { numRuns: 500 });
  });

  it('has bold paragraphs outside of quotations only as speaker lines, for any text', async () => {
    const line = /^\*\*(?:You|Persona)\*\* · 2026-/;
    await fc.assert(
      fc.asyncProperty(hostileText, async (said) => {
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
