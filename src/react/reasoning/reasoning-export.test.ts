import { describe, expect, it } from 'vitest';
import { englishHistoryLabels } from '../labels/history-labels.js';
import { reasoningTurns } from '../testing/fixture-reasoning.js';
import { thought, userMessage } from '../testing/fixture-state.js';
import { fileName, toJson } from './reasoning-export.js';
import { toMarkdown } from './reasoning-markdown.js';

describe('the exports', () => {
  const turns = reasoningTurns();

  it('are JSON of a form that can be read again', () => {
    const { version, turns: exported } = JSON.parse(toJson(turns)) as { version: number; turns: unknown[] };
    expect(version).toBe(1);
    expect(exported[1]).toMatchObject({
      question: 'And red?',
      answer: 'Longer',
      steps: [
        { kind: 'thought', status: 'done', text: 'They mean the sunset.' },
        { kind: 'tool', name: 'look_up', request: '{}' },
        { kind: 'thought', status: 'streaming', durationMs: null },
      ],
    });
  });

  it('is Markdown in which no thought can leave its fence, and no question its heading', () => {
    const markdown = toMarkdown(
      reasoningTurns({
        thoughts: [thought(0, 'a\n```\n# not a heading\n````')],
        messages: [userMessage(0, '# <b>x</b>\n\n[link](y)')],
      }),
      { ...englishHistoryLabels, toolCall: ({ name }) => name },
    );
    expect(markdown).toContain('`````text\na\n```\n# not a heading\n````\n`````');
    expect(markdown).toContain(String.raw`## \# \<b\>x\</b\> \[link\](y)`);
  });

  it('are named after the day of the first thought', () => {
    expect(fileName(turns, 'json')).toBe('reasoning-2026-11-23.json');
    expect(fileName([], 'md')).toBe('reasoning.md');
  });
});
