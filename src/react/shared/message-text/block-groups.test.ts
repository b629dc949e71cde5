import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingBlocks } from './block-groups.js';
import { textBlocks } from './text-blocks.js';

const piece = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.constantFrom('\n', ' ', '\n\n', 'word '.repeat(900), 'x'.repeat(3000), 'line\n'.repeat(5000)),
);

describe('GrowingBlocks', () => {
  it('cuts a text that grows as it would be cut whole, and keeps every group but the last', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
        const growing = new GrowingBlocks();
        let whole = '';
        let before = growing.cut(whole);
        for (const more of pieces) {
          whole += more;
          const after = growing.cut(whole);
          expect(after.flat()).toEqual(textBlocks(whole));
          before.slice(0, -1).forEach((group, index) => expect(after[index]).toBe(group));
          before = after;
        }
      }),
    );
  });

  it('begins anew with another text', () => {
    const growing = new GrowingBlocks();
    growing.cut('line\n'.repeat(9000));
    expect(growing.cut('another').flat()).toEqual([{ start: 0, text: 'another' }]);
    expect(growing.cut('').flat()).toEqual([{ start: 0, text: '' }]);
  });
});
