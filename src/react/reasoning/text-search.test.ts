import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHits, foldText } from './text-search.js';

const found = (text: string, query: string) =>
  findHits(foldText(text), query).map(({ start, end }) => text.slice(start, end));

describe('findHits', () => {
  it.each([
    ['The Sky, the sky', 'sky', ['Sky', 'sky']],
    ['Ein schöner Tag', 'schoner', ['schöner']],
    ['Ein schoner Tag', 'schöner', ['schoner']],
    ['cafe\u0301 au lait', 'café', ['cafe\u0301']],
    ['ΑΛΉΘΕΙΑ', 'αληθεια', ['ΑΛΉΘΕΙΑ']],
    ['كِتَاب', 'كتاب', ['كِتَاب']],
    ['天空为什么是蓝色的', '蓝色', ['蓝色']],
    ['하늘은 파랗다', '파랗', ['파랗']],
    ['हिंदी में', 'हिंदी', ['हिंदी']],
    ['a 👩‍🚀 in space', '👩‍🚀', ['👩‍🚀']],
    ['İstanbul', 'istanbul', ['İstanbul']],
  ])('finds in “%s” “%s”', (text, query, hits) => {
    expect(found(text, query)).toEqual(hits);
  });

  it('finds nothing for nothing', () => {
    expect(found('text', '')).toEqual([]);
    expect(found('text', '  ')).toEqual([]);
    expect(found('', 'x')).toEqual([]);
  });

  it('is no pattern', () => {
    expect(found('a.b (c) [d]', '.')).toEqual(['.']);
    expect(found('a.b (c) [d]', '(c) [')).toEqual(['(c) [']);
  });

  it('marks a whole syllable when a part of it was typed', () => {
    expect(found('하늘', '하느')).toEqual(['하늘']);
  });

  it('gives places in order that do not overlap, in any text', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), (text, query) => {
        let until = 0;
        for (const { start, end } of findHits(foldText(text), query)) {
          expect(start).toBeGreaterThanOrEqual(until);
          expect(end).toBeGreaterThan(start);
          until = end;
        }
        expect(until).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('stops after a thousand', () => {
    expect(found('a'.repeat(5000), 'a')).toHaveLength(1000);
  });
});
