import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingBlocks } from './block-groups.js';
import { textBlocks } from './text-blocks.js';

const piece = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.constantFrom('\n', ' ', '\n\n', 'word '.repeat(900), 'x'.repeat(3000), 'line\n'.repeat(5000)),
);

describe('GrowingBlocks', () => {
  it('divides a growing text like a complete one, and keeps every group except the last', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
        const growing = new GrowingBlocks();
        let whole = '';
        let before = growing.cut(whole);
        for (const more of pieces) {
          whole += more;
          const after = growing.cut(whole);
          expect(after.flat().map(({ start, text }) => ({ start, text }))).toEqual(textBlocks(whole));
          before.slice(0, -1).forEach((group, index) => expect(after[index]).toBe(group));
          before = after;
        }
      }),
    );
  });

  it('restarts with another text', () => {
    const growing = new GrowingBlocks();
    growing.cut('line\n'.repeat(9000));
    expect(growing.cut('another').flat()).toEqual([{ start: 0, text: 'another', pieces: [0] }]);
    expect(growing.cut('').flat()).toEqual([{ start: 0, text: '', pieces: [0] }]);
  });

  it('makes a piece of what came at once, or of each word, and never changes one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean()), { minLength: 1 }), (parts) => {
        const growing = new GrowingBlocks();
        let whole = '';
        let before: string[] = [];
        for (const [more, byWord] of parts) {
          whole += more;
          const blocks = growing.cut(whole, byWord).flat();
          const texts = blocks.flatMap(({ text, pieces }) =>
            pieces.map((start, index) => text.slice(start, pieces[index + 1])),
          );
          expect(texts.join('')).toBe(blocks.map(({ text }) => text).join(''));
          // A paragraph without a line break is cut at an earlier space, so its last words move to another block.
          const kept = blocks.length > 1 || /\s$/.test(whole) ? [] : before;
          expect(texts.slice(0, kept.length)).toEqual(kept);
          before = texts.filter((text) => text !== '');
        }
      }),
    );
  });
});
