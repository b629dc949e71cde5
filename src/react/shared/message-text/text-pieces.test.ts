import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceStarts, textPieces } from './text-pieces.js';

describe('textPieces', () => {
  it.each([
    ['One  two three', ['One  ', 'two ', 'three']],
    ['日本語。はい', ['日', '本', '語。', 'は', 'い']],
    ['Use 東京 now', ['Use ', '東', '京 ', 'now']],
    ['\n lead', ['\n ', 'lead']],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(textPieces(text)).toEqual(expected);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(textPieces(text).join('')).toBe(text);
      }),
    );
  });

  it('finds where the words of a tail begin', () => {
    expect(pieceStarts('One two three', 4)).toEqual([4, 8]);
  });
});
