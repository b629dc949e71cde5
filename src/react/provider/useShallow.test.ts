import { expect, it } from 'vitest';
import { hasSameItems } from './useShallow.js';

const shared = {};

it.each([
  ['the same value', 1, 1],
  ['equal items of an object', { a: 1, b: shared }, { b: shared, a: 1 }],
  ['equal items of an array', [1, shared], [1, shared]],
  ['two empty objects', {}, {}],
])('%s: same', (_, a, b) => {
  expect(hasSameItems(a, b)).toBe(true);
});

it.each([
  ['another item', { a: 1 }, { a: 2 }],
  ['an equal but new inner object', { a: {} }, { a: {} }],
  ['another key with the same value', { a: undefined }, { b: undefined }],
  ['more items', [1], [1, 2]],
  ['an array and an object', [], {}],
  ['two maps', new Map([[1, 1]]), new Map([[1, 2]])],
  ['two dates', new Date(0), new Date(1)],
  ['nothing and an object', null, {}],
])('%s: not the same', (_, a, b) => {
  expect(hasSameItems(a, b)).toBe(false);
});
