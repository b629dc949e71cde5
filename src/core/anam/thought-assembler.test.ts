import type { ReasoningMessage } from '@anam-ai/js-sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anamEvents } from './anam-events.js';
import { sdkReasoning } from '../testing/sdk-reasoning.js';
import type { ThoughtChange } from '../ports/session-port.js';
import { ThoughtAssembler, type ThoughtChunk } from './thought-assembler.js';

/** A real client, with our result and the SDK's own history for comparison. */
function sdkSession(joinedLate = false) {
  const { client, think: engine } = sdkReasoning();
  const assembler = new ThoughtAssembler(joinedLate);
  const shown = new Map<string, ThoughtChange>();
  let history: readonly ReasoningMessage[] = [];
  const show = (change: ThoughtChange) => shown.set(change.id, change);
  const listen = () => {
    client.addListener(anamEvents.thought, (chunk) => show(assembler.chunk(chunk)));
    client.addListener(anamEvents.thoughts, (messages) => {
      history = messages;
      assembler.history(messages).forEach(show);
    });
  };
  const texts = () => [...shown.values()].map(({ id, text }) => [id, text]);
  const told = () => history.map(({ id, content }) => [id, content]);
  return { listen, engine, texts, told };
}

const anyPiece = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  content: fc.constantFrom('', ' ', 'a', 'ab', 'I think', ' so. ', '思考', '\n- x'),
  end: fc.boolean(),
});

describe('ThoughtAssembler compared with the history of the real SDK', () => {
  it('has the same thoughts, character for character, in the same order', () => {
    fc.assert(
      fc.property(fc.array(anyPiece, { maxLength: 60 }), (pieces) => {
        const sdk = sdkSession();
        sdk.listen();
        for (const { id, content, end } of pieces) sdk.engine(id, content, end);
        sdk.engine('a', '', true);
        expect(sdk.texts()).toEqual(sdk.told());
      }),
      { numRuns: 300 },
    );
  });

  it('has them too when it was not there from the beginning', () => {
    fc.assert(
      fc.property(
        fc.array(anyPiece, { maxLength: 30 }),
        fc.array(anyPiece, { maxLength: 30 }),
        (missed, heard) => {
          const sdk = sdkSession(true);
          for (const { id, content, end } of missed) sdk.engine(id, content, end);
          sdk.listen();
          for (const { id, content, end } of heard) sdk.engine(id, content, end);
          sdk.engine('a', '', true);
          const byId = (list: (string | undefined)[][]) => new Map(list.map(([id, text]) => [id, text]));
          // An id without any text may be missing.
          const told = sdk.told().filter(([, text]) => text !== '');
          expect(byId(sdk.texts().filter(([, text]) => text !== ''))).toEqual(byId(told));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('ThoughtAssembler', () => {
  const chunk = (content: string, endOfThought = false): ThoughtChunk => ({ id: 't', content, endOfThought });

  it('doubles nothing when the history comes before the chunks', () => {
    const assembler = new ThoughtAssembler();
    expect(assembler.history([{ id: 't', content: 'one two' }])).toEqual([
      { id: 't', text: 'one two', phase: 'known' },
    ]);
    const texts = ['one', ' two', ' three'].map((content) => assembler.chunk(chunk(content)).text);
    expect(texts).toEqual(['one two', 'one two', 'one two three']);
  });

  it('never removes shown text, even if a history event lacks it', () => {
    const assembler = new ThoughtAssembler();
    assembler.chunk(chunk('a long thought'));
    expect(assembler.history([{ id: 't', content: 'a long' }])).toEqual([]);
    expect(assembler.history([{ id: 't', content: 'other' }])).toEqual([]);
    expect(assembler.chunk(chunk('.')).text).toBe('a long thought.');
  });

  it('says of a history that comes twice nothing new', () => {
    const assembler = new ThoughtAssembler();
    const history = [{ id: 't', content: 'once' }];
    assembler.history(history);
    expect(assembler.history(history)).toEqual([]);
  });

  it('follows the array of the SDK although it is mutated in place (T3)', () => {
    const assembler = new ThoughtAssembler();
    const entry = { id: 't', content: 'one' };
    const [first] = assembler.history([entry]);
    entry.content = 'one two';
    expect(assembler.history([entry])).toEqual([{ id: 't', text: 'one two', phase: 'known' }]);
    expect(first?.text).toBe('one');
  });
});

it('compares each chunk once with the history that came before it', () => {
  const assembler = new ThoughtAssembler();
  const content = 'ab'.repeat(100_000);
  assembler.history([{ id: 'a', content }]);
  // Comparing all chunks so far after each chunk would take 20 billion characters.
  const texts = Array.from(
    content,
    (piece) => assembler.chunk({ id: 'a', content: piece, endOfThought: false }).text,
  );
  expect([texts[0] === content, texts.at(-1) === content]).toEqual([true, true]);
  expect(assembler.chunk({ id: 'a', content: '!', endOfThought: false }).text).toBe(`${content}!`);
});

it.each(['before', 'after'])('reads no thought again for a history event %s each of its chunks', (when) => {
  const assembler = new ThoughtAssembler();
  const entry = { id: 'a', content: '' };
  // Reading the whole text for each event would take 160 billion characters.
  const texts = Array.from({ length: 400_000 }, () => {
    entry.content += 'ab';
    if (when === 'before') assembler.history([entry]);
    const { text } = assembler.chunk({ id: 'a', content: 'ab', endOfThought: true });
    const changes = when === 'after' ? assembler.history([entry]) : [];
    return text.length + changes.length;
  });
  expect(texts.every((length, index) => length === 2 * (index + 1))).toBe(true);
  expect(assembler.chunk({ id: 'a', content: '!', endOfThought: true }).text).toBe(
    `${'ab'.repeat(400_000)}!`,
  );
});
