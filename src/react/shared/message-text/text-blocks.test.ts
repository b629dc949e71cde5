import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBlocks } from './text-blocks.js';

describe('textBlocks', () => {
  it('leaves a short text whole', () => {
    expect(textBlocks('One\nTwo')).toEqual([{ start: 0, text: 'One\nTwo' }]);
    expect(textBlocks('')).toEqual([{ start: 0, text: '' }]);
  });

  it('cuts at a line break once a block is long enough', () => {
    const paragraph = 'x'.repeat(900);
    expect(textBlocks(`${paragraph}\n${paragraph}`)).toEqual([
      { start: 0, text: paragraph },
      { start: 901, text: paragraph },
    ]);
  });

  it('never cuts a character in half', () => {
    for (const lead of ['', 'x']) {
      const blocks = textBlocks(lead + '😀'.repeat(5000));
      for (const { text } of blocks) expect(text.replaceAll('😀', '').replace('x', '')).toBe('');
    }
  });

  const piece = fc.oneof(
    fc.string({ maxLength: 400 }),
    fc.constantFrom('\n', ' ', '\n\n', 'word '.repeat(300), 'x'.repeat(3000)),
  );

  it('loses nothing but the white space between blocks', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const whole = pieces.join('');
        const blocks = textBlocks(whole);
        blocks.forEach(({ start, text }, index) => {
          expect(whole.slice(start, start + text.length)).toBe(text);
          const next = blocks[index + 1]?.start ?? whole.length;
          expect(whole.slice(start + text.length, next).trim()).toBe('');
        });
      }),
    );
  });

  it('changes only the last block of a text that grows', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
        let whole = '';
        let before = textBlocks(whole);
        for (const more of pieces) {
          whole += more;
          const after = textBlocks(whole);
          expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
          before = after;
        }
      }),
    );
  });
});
