import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPartialJson } from './partial-json.js';

describe('readPartialJson', () => {
  it.each<[string, unknown]>([
    ['', undefined],
    ['{', {}],
    ['{"ci', {}],
    ['{"city"', {}],
    ['{"city":', {}],
    ['{"city":"', { city: '' }],
    ['{"city":"Be', { city: 'Be' }],
    ['{"city":"a\\', { city: 'a' }],
    ['{"city":"a\\u00', { city: 'a' }],
    ['{"city":"a\\\\', { city: 'a\\' }],
    ['{"city":"a\\"', { city: 'a"' }],
    ['{"city":"Bern","days', { city: 'Bern' }],
    ['{"city":"Bern","days":1', { city: 'Bern', days: 1 }],
    ['{"days":-', {}],
    ['{"days":1.', { days: 1 }],
    ['{"days":2e', { days: 2 }],
    ['{"now":tr', { now: true }],
    ['{"now":null,', { now: null }],
    ['{"list":["a","b', { list: ['a', 'b'] }],
    ['{"list":[{"a":1},{"b":', { list: [{ a: 1 }, {}] }],
    ['{"a":1}', { a: 1 }],
    ['plain words', undefined],
    ['{"a" 1}', undefined],
  ])('reads %j', (text, value) => {
    expect(readPartialJson(text)).toEqual(value);
  });

  it('leaves out half of a character', () => {
    expect(readPartialJson('{"a":"😀'.slice(0, -1))).toEqual({ a: '' });
  });

  it('does not set a prototype', () => {
    const value = readPartialJson('{"__proto__":{"admin":true},"a":1') as { admin?: boolean };
    expect(value.admin).toBeUndefined();
    expect(Object.keys(value)).toEqual(['__proto__', 'a']);
  });

  it('reads every beginning of a JSON object, and the whole as JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.nat(),
        fc.boolean(),
        (object, cut, inLines) => {
          const text = JSON.stringify(object, null, inLines ? 2 : 0);
          expect(readPartialJson(text.slice(0, 1 + (cut % text.length)))).toBeTypeOf('object');
          expect(readPartialJson(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('takes deep and long input in linear time', () => {
    const started = performance.now();
    readPartialJson('['.repeat(200_000));
    readPartialJson(`{"a":[${'1,'.repeat(200_000)}`);
    readPartialJson(`{"a":"${String.raw`x\n`.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
