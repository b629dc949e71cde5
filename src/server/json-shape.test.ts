import { expect, it } from 'vitest';
import { checkJsonShape } from './json-shape.js';

const nested = (levels: number, inner: string): unknown =>
  JSON.parse(`${'{"a":['.repeat(levels / 2)}${inner}${']}'.repeat(levels / 2)}`);

it('accepts 32 levels', () => {
  expect(() => checkJsonShape(nested(32, '1'))).not.toThrow();
});

it.each([
  [32, '{}'],
  [32, '{"__proto__":{"admin":true}}'],
  [34, '1'],
  [1000, '{"__proto__":1}'],
])('lets nothing pass below %i levels: %s', (levels, inner) => {
  expect(() => checkJsonShape(nested(levels, inner))).toThrow('nested more than 32 levels');
});

it.each([2, 16, 30])('finds `__proto__` below %i levels', (levels) => {
  expect(() => checkJsonShape(nested(levels, '{"__proto__":{"admin":true}}'))).toThrow('`__proto__`');
});
