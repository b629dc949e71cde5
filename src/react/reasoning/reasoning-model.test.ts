import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { personaMessage, thought, toolCall, userMessage } from '../testing/fixture-state.js';
import { filterEntries, noFilter } from './reasoning-filter.js';
import { fileName, toJson, toMarkdown } from './reasoning-export.js';
import { HistoryModel } from './reasoning-model.js';
import { safeRedaction } from './redaction.js';
import { englishHistoryLabels } from '../labels/history-labels.js';

const noon = Date.UTC(2026, 10, 23, 12);
const asItIs = (text: string) => text;

const source = {
  thoughts: [
    thought(0, 'Blue scatters.'),
    thought(1, 'They mean the sunset.', { startedAt: noon + 60_000 }),
    thought(1, 'And the moon.', {
      id: 'second',
      startedAt: noon + 70_000,
      status: 'streaming',
      endedAt: null,
    }),
    thought(9, 'A stray one.', { id: 'stray', turnId: null, source: 'server' }),
  ],
  messages: [
    userMessage(0, 'Why is the sky blue?'),
    personaMessage(0, 'Because of the air.'),
    userMessage(1, 'And red?'),
    personaMessage(1, 'Longer way', { status: 'interrupted', heard: 'Longer' }),
  ],
  toolCalls: [toolCall(1, 'look_up', { startedAt: noon + 65_000 }), toolCall(5, 'elsewhere')],
};

describe('HistoryModel', () => {
  it('groups thoughts and tools by turn, with the question and what was heard of the answer', () => {
    const entries = new HistoryModel(asItIs).update(source);
    expect(
      entries.map(({ turnId, question, answer, live, steps }) => ({
        turnId,
        question,
        answer,
        live,
        steps: steps.map(({ id }) => id),
      })),
    ).toEqual([
      {
        turnId: 'turn-0',
        question: 'Why is the sky blue?',
        answer: 'Because of the air.',
        live: false,
        steps: ['turn-0-thought-1'],
      },
      {
        turnId: 'turn-1',
        question: 'And red?',
        answer: 'Longer',
        live: true,
        steps: ['turn-1-thought-1', 'turn-1-look_up', 'second'],
      },
      { turnId: null, question: null, answer: null, live: false, steps: ['stray'] },
    ]);
  });

  it('keeps every entry that did not change', () => {
    const model = new HistoryModel(asItIs);
    const before = model.update(source);
    const grown = source.thoughts.with(2, { ...source.thoughts[2], text: 'And the moon, too.' } as never);
    const after = model.update({ ...source, thoughts: grown });
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.steps[0]).toBe(before[1]?.steps[0]);
    expect(after[2]).toBe(before[2]);
  });

  it('comes to the same as a model that sees all of it at once, whatever came when', () => {
    const turn = fc.integer({ min: 0, max: 4 });
    const change = fc.record({
      turn: fc.option(turn),
      at: fc.nat(6),
      text: fc.string({ maxLength: 3 }),
      kind: fc.constantFrom('thought', 'message', 'tool', 'drop'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const model = new HistoryModel(asItIs);
        let [thoughts, messages, toolCalls] = [source.thoughts, source.messages, source.toolCalls];
        for (const [index, { turn: of, at, text, kind }] of changes.entries()) {
          const turnId = of === null ? null : `turn-${of}`;
          const place = Math.min(at, thoughts.length);
          if (kind === 'thought') {
            const added = thought(of ?? 0, text, { id: `t-${index}`, turnId });
            thoughts = at % 2 === 0 ? [...thoughts, added] : thoughts.toSpliced(place, 1, added);
          } else if (kind === 'message') messages = [...messages, userMessage(of ?? 0, text)];
          else if (kind === 'tool') toolCalls = [...toolCalls, toolCall(of ?? 0, `tool-${index}`)];
          else thoughts = thoughts.toSpliced(place, 1);
          const now = { thoughts, messages, toolCalls };
          expect(model.update(now)).toEqual(new HistoryModel(asItIs).update(now));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does without questions and answers', () => {
    const entries = new HistoryModel(asItIs).update({ thoughts: source.thoughts });
    expect(entries.map(({ question, answer }) => [question, answer])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });
});

describe('redaction', () => {
  it('is applied to every text', () => {
    const entries = new HistoryModel((text) => text.replaceAll(/[aeiou]/gi, '*')).update(source);
    expect(entries[0]).toMatchObject({ question: 'Why *s th* sky bl**?', answer: 'B*c**s* *f th* **r.' });
    expect(toJson(entries)).not.toContain('scatters');
  });

  it('hides a text on which it throws, and reports that once', () => {
    const report = vi.fn();
    const redact = safeRedaction(() => {
      throw new Error('no rules');
    }, report);
    const entries = new HistoryModel(redact).update(source);
    expect(JSON.stringify(entries[0]?.steps[0])).toContain('"text":null');
    expect(toMarkdown(entries, englishHistoryLabels)).toContain('Hidden: it could not be redacted.');
    expect(report).toHaveBeenCalledOnce();
  });

  it('hides what it turns into something else than text', () => {
    expect(safeRedaction((() => undefined) as never, vi.fn())('secret')).toBeNull();
  });
});

describe('filterEntries', () => {
  const entries = new HistoryModel(asItIs).update(source);
  const ids = (filter: Partial<typeof noFilter>) =>
    filterEntries(entries, { ...noFilter, ...filter }).map(({ steps }) => steps.map(({ id }) => id));

  it('keeps the thoughts that pass, and the tools beside them', () => {
    expect(ids({ status: 'streaming' })).toEqual([['turn-1-look_up', 'second']]);
    expect(ids({ source: 'server' })).toEqual([['stray']]);
    expect(ids({ length: 'long' })).toEqual([]);
    expect(filterEntries(entries, noFilter)).toBe(entries);
  });
});

describe('the exports', () => {
  const entries = new HistoryModel(asItIs).update(source);

  it('are JSON of a form that can be read again', () => {
    const { version, turns } = JSON.parse(toJson(entries)) as { version: number; turns: unknown[] };
    expect(version).toBe(1);
    expect(turns[1]).toMatchObject({
      question: 'And red?',
      answer: 'Longer',
      steps: [
        { kind: 'thought', status: 'done', text: 'They mean the sunset.' },
        { kind: 'tool', name: 'look_up', request: '{}' },
        { kind: 'thought', status: 'streaming', durationMs: null },
      ],
    });
  });

  it('are Markdown in which no thought can break out of its fence, and no question out of its heading', () => {
    const model = new HistoryModel(asItIs);
    const markdown = toMarkdown(
      model.update({
        thoughts: [thought(0, 'a\n```\n# not a heading\n````')],
        messages: [userMessage(0, '# <b>x</b>\n\n[link](y)')],
      }),
      englishHistoryLabels,
    );
    expect(markdown).toContain('`````text\na\n```\n# not a heading\n````\n`````');
    expect(markdown).toContain(String.raw`## \# \<b\>x\</b\> \[link\](y)`);
  });

  it('are named after the day of the first thought', () => {
    expect(fileName(entries, 'json')).toBe('reasoning-2026-11-23.json');
    expect(fileName([], 'md')).toBe('reasoning.md');
  });
});
