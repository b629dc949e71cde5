import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { reasoningLists, reasoningTurns } from '../testing/fixture-reasoning.js';
import { thought, toolCall, userMessage } from '../testing/fixture-state.js';
import { englishHistoryLabels } from '../labels/history-labels.js';
import { toJson } from './reasoning-export.js';
import { toMarkdown } from './reasoning-markdown.js';
import { ReasoningModel } from './reasoning-model.js';
import { safeRedaction } from './redaction.js';

const asItIs = (text: string) => text;

describe('ReasoningModel', () => {
  it('keeps the order of thoughts and calls that began in the same millisecond', () => {
    const thoughts = [thought(0, 'Before.'), thought(0, 'After.', { id: 'after', afterCalls: 1 })];
    const [turn] = reasoningTurns({ thoughts, messages: [], toolCalls: [toolCall(0, 'look')] });
    expect(turn?.steps.map(({ id }) => id)).toEqual(['turn-0-thought-1', 'turn-0-look', 'after']);
  });

  it('groups thoughts and tools by turn, with the question and the heard answer', () => {
    const turns = reasoningTurns();
    expect(
      turns.map(({ turnId, question, answer, live, steps }) => ({
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

  it('keeps the identity of unchanged entries', () => {
    const model = new ReasoningModel(asItIs);
    const before = reasoningTurns(reasoningLists, model);
    const grown = reasoningLists.thoughts.with(2, {
      ...reasoningLists.thoughts[2],
      text: 'And the moon, too.',
    } as never);
    const after = reasoningTurns({ ...reasoningLists, thoughts: grown }, model);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.steps[0]).toBe(before[1]?.steps[0]);
    expect(after[2]).toBe(before[2]);
  });

  it('keeps the identity of an unchanged list', () => {
    const model = new ReasoningModel(asItIs);
    const before = reasoningTurns(reasoningLists, model);
    expect(reasoningTurns(reasoningLists, model)).toBe(before);
    expect(
      reasoningTurns(
        {
          ...reasoningLists,
          messages: [...(reasoningLists.messages ?? []), userMessage(7, 'No thought here')],
        },
        model,
      ),
    ).toBe(before);
  });

  it.each([100, 10_000])('reads nothing but the turn that grows, in a history of %i', (count) => {
    let reads = 0;
    const counted = <Item extends object>(item: Item) =>
      new Proxy(item, {
        get: (target, key, receiver) => {
          reads += 1;
          return Reflect.get(target, key, receiver) as unknown;
        },
      });
    const redact = vi.fn(asItIs);
    const model = new ReasoningModel(redact);
    const messages = Array.from({ length: count }, (_, turn) => counted(userMessage(turn, 'Why?')));
    const thoughts = Array.from({ length: count }, (_, turn) => counted(thought(turn, 'Because.')));
    reasoningTurns({ thoughts, messages }, model);
    reads = 0;
    redact.mockClear();
    const last = counted(thought(count - 1, 'Because of the air.', { status: 'streaming' }));
    const turns = reasoningTurns({ thoughts: thoughts.with(count - 1, last), messages }, model);
    expect(turns.at(-1)).toMatchObject({ question: 'Why?', live: true });
    expect(redact).toHaveBeenCalledOnce();
    expect(reads).toBeLessThan(30);
  });

  it('has the same result as a model that gets everything at once, for any order', () => {
    const turn = fc.integer({ min: 0, max: 4 });
    const change = fc.record({
      turn: fc.option(turn),
      at: fc.nat(6),
      text: fc.string({ maxLength: 3 }),
      kind: fc.constantFrom('thought', 'message', 'tool', 'drop', 'grow'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const model = new ReasoningModel(asItIs);
        let { thoughts, messages = [], toolCalls = [] } = reasoningLists;
        for (const [index, { turn: of, at, text, kind }] of changes.entries()) {
          const turnId = of === null ? null : `turn-${of}`;
          const place = Math.min(at, thoughts.length);
          if (kind === 'thought') {
            const added = thought(of ?? 0, text, { id: `t-${index}`, turnId });
            thoughts = at % 2 === 0 ? [...thoughts, added] : thoughts.toSpliced(place, 1, added);
          } else if (kind === 'message') messages = [...messages, userMessage(of ?? 0, text)];
          else if (kind === 'tool') toolCalls = [...toolCalls, toolCall(of ?? 0, `tool-${index}`)];
          else if (kind === 'drop') thoughts = thoughts.toSpliced(place, 1);
          else thoughts = thoughts.map((each, i) => (i === place ? { ...each, text } : each));
          const now = { thoughts, messages, toolCalls };
          expect(reasoningTurns(now, model)).toEqual(reasoningTurns(now));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('works without questions and answers', () => {
    const turns = reasoningTurns({ thoughts: reasoningLists.thoughts });
    expect(turns.map(({ question, answer }) => [question, answer])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });
});

describe('redaction', () => {
  it('is applied to every text', () => {
    const turns = reasoningTurns(
      reasoningLists,
      new ReasoningModel((text) => text.replaceAll(/[aeiou]/gi, '*')),
    );
    expect(turns[0]).toMatchObject({ question: 'Why *s th* sky bl**?', answer: 'B*c**s* *f th* **r.' });
    expect(toJson(turns)).not.toContain('scatters');
  });

  it('hides a text on which it throws, and reports that once', () => {
    const report = vi.fn();
    const redact = safeRedaction(() => {
      throw new Error('no rules');
    }, report);
    const turns = reasoningTurns(reasoningLists, new ReasoningModel(redact));
    expect(JSON.stringify(turns[0]?.steps[0])).toContain('"text":null');
    expect(toMarkdown(turns, { ...englishHistoryLabels, toolCall: ({ name }) => name })).toContain(
      'Hidden because redaction failed.',
    );
    expect(report).toHaveBeenCalledOnce();
  });

  it('hides a text if redaction does not return text', () => {
    expect(safeRedaction((() => undefined) as never, vi.fn())('secret')).toBeNull();
  });
});
