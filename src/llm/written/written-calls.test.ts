import { expect, it } from 'vitest';
import { writtenCalls } from './written-calls.js';

it.each([
  ['parameters without their end', '<parameter=a '],
  ['parameters without an end of their name', '<parameter=a'],
  ['quoted parameters without their end', '<parameter name="a" b'],
])('reads %s in linear time', (_title, unit) => {
  // A reader that searches for the end of each unit would take 10 billion steps.
  const body = `<function=f>${unit.repeat(200_000 / unit.length)}`;
  expect(writtenCalls(body)).toEqual([]);
});

it('reads one endless name of a parameter in linear time', () => {
  expect(writtenCalls(`<function=f><parameter=${'a'.repeat(200_000)}`)).toEqual([]);
});

it('reads the parameter behind one that lacks its end', () => {
  const body = '<function=f><parameter=a <parameter=b string="true">1</parameter></function>';
  expect(writtenCalls(body)).toEqual([{ name: 'f', arguments: '{"b":"1"}' }]);
});
