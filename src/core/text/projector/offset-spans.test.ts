import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPiece, noSpans, writtenOffset, type OffsetSpans } from './offset-spans.js';
import type { SpokenPiece } from './speech-projector.js';

const pieces: readonly SpokenPiece[] = [
  { written: 2, spoken: '' },
  { written: 4, spoken: 'bold' },
  { written: 2, spoken: '', closes: true },
  { written: 1, spoken: ' ' },
  { written: 5, spoken: '<' },
];
const add = (from: OffsetSpans, more: readonly SpokenPiece[]) => more.reduce(addPiece, from);

describe('offset spans', () => {
  it.each([
    [0, 0],
    [1, 3],
    [4, 8],
    [5, 9],
    [6, 14],
    [99, 14],
  ])('%i spoken characters are %i written ones', (spoken, written) => {
    expect(writtenOffset(add(noSpans, pieces), spoken)).toBe(written);
  });

  it('never go back, for any chunks', () => {
    const piece = fc.record({
      written: fc.nat(5),
      spoken: fc.string({ maxLength: 5 }),
      closes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (all) => {
        const spans = add(noSpans, all);
        let before = 0;
        for (let spoken = 0; spoken <= spans.spoken + 1; spoken += 1) {
          const written = writtenOffset(spans, spoken);
          expect(written).toBeGreaterThanOrEqual(before);
          expect(written).toBeLessThanOrEqual(spans.written);
          before = written;
        }
      }),
    );
  });

  it('change no version that was taken before', () => {
    const first = add(noSpans, pieces.slice(0, 2));
    const one = add(first, [{ written: 3, spoken: 'one' }]);
    const other = add(first, [
      { written: 9, spoken: '' },
      { written: 5, spoken: 'other' },
    ]);
    expect(writtenOffset(first, 99)).toBe(6);
    expect(writtenOffset(one, 99)).toBe(9);
    expect(writtenOffset(other, 99)).toBe(20);
    expect(writtenOffset(noSpans, 99)).toBe(0);
  });
});
