import { describe, expect, it } from 'vitest';
import { keyPaths } from './key-paths.js';

describe('keyPaths', () => {
  it('lists keys in their order, with elements of an array under one path', () => {
    const value = { b: [{ c: 1 }, { c: null, d: 'x' }], a: {} };
    expect(keyPaths(value)).toEqual([
      { path: 'b', types: ['array'] },
      { path: 'b[].c', types: ['null', 'number'] },
      { path: 'b[].d', types: ['string'] },
      { path: 'a', types: ['object'] },
    ]);
  });

  it('limits depth, number and length', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as unknown;
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`${index}`.repeat(100), 1]));
    expect(keyPaths(deep).length).toBeLessThan(20);
    expect(keyPaths(wide).length).toBeLessThanOrEqual(200);
    expect(Math.max(...keyPaths(wide).map(({ path }) => path.length))).toBeLessThan(70);
  });
});
