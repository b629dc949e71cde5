import MarkdownIt from 'markdown-it';
import { Parser, type Node } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileMarkdown, hostileText } from '../../core/api/export/testing/hostile-markdown.js';
import { expectSafeMarkdown } from '../../core/api/export/testing/markdown-judges.js';
import { englishHistoryLabels } from '../labels/history-labels.js';
import { toMarkdown } from './reasoning-markdown.js';
import type { ReasoningTurn } from './reasoning-turn.js';

const at = Date.UTC(2026, 0, 1, 12);
const common = { source: 'client', status: 'done', startedAt: at, endedAt: at } as const;

/** Returns a turn with the same text as its question, thought, tool name, tool result and answer. */
const turnOf = (text: string): ReasoningTurn => ({
  id: 'r',
  turnId: 't',
  startedAt: at,
  question: text,
  answer: text,
  live: false,
  steps: [
    { ...common, kind: 'thought', id: 'a', text },
    { ...common, kind: 'tool', id: 'b', name: text, arguments: text, result: text },
  ],
});

const words = { ...englishHistoryLabels, toolCall: ({ name }: { readonly name: string }) => name };
const exported = (text: string) => toMarkdown([turnOf(text), turnOf('The end.')], words);

/** Returns the types of the blocks in the document. */
function outline(markdown: string): string[] {
  const blocks: string[] = [];
  for (let node: Node | null = new Parser().parse(markdown).firstChild; node; node = node.next)
    blocks.push(node.type === 'heading' ? `h${node.level}` : node.type);
  return blocks;
}

const turn = ['h2', 'paragraph', 'code_block', 'list', 'paragraph', 'code_block'];

/** Returns the text of all headings, as markdown-it shows it. */
function headings(markdown: string): string[] {
  const tokens = new MarkdownIt().parse(markdown, {});
  return tokens.flatMap(({ type }, index) => {
    const children = type === 'heading_open' ? (tokens[index + 1]?.children ?? []) : null;
    return children ? [children.map(({ content }) => content).join('')] : [];
  });
}

describe('the Markdown of a history', () => {
  const expectHarmless = (text: string) => {
    const markdown = exported(text);
    expectSafeMarkdown(markdown);
    expect(outline(markdown), markdown).toEqual(['h1', ...turn, ...turn]);
    expect(headings(markdown)[2], markdown).toBe('The end.');
  };

  it.each(hostileMarkdown)('holds no HTML, no picture, no unsafe link, and no block of its own: %j', (text) =>
    expectHarmless(text),
  );

  it('holds none of it, whatever is thought, by two other readers of CommonMark', () => {
    expect.hasAssertions();
    fc.assert(fc.property(hostileText, expectHarmless), { numRuns: 500 });
  });

  it('shows the question as it was asked', () => {
    const shown = fc
      .string({ unit: 'grapheme-ascii', maxLength: 60 })
      .map((text) => text.replaceAll(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(shown, (question) => {
        expect(headings(exported(question))[1]).toBe(question);
      }),
      { numRuns: 500 },
    );
  });
});
