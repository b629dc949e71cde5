import { expect, it } from 'vitest';
import { OpenCalls } from './open-calls.js';

const call = (id: string, name = 'look') => ({ id, name, arguments: '{}' });

it('takes calls by id and by name, each once and in order', () => {
  const open = new OpenCalls();
  const calls = [call('a'), call('b'), call('a'), call('c', 'other')];
  for (const one of calls) open.add(one);
  expect([open.takeById('a'), open.takeByName('look'), open.takeByName('look')]).toEqual([
    calls[0],
    calls[1],
    calls[2],
  ]);
  expect([open.takeById('a'), open.takeByName('look'), open.takeById(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([open.size, open.ids(10)]).toEqual([1, ['c']]);
});

it('takes a call whose id was asked for in vain before', () => {
  const open = new OpenCalls();
  open.add(call('a'));
  open.takeById('a');
  expect(open.takeById('a')).toBeUndefined();
  const again = call('a');
  open.add(again);
  expect(open.takeById('a')).toBe(again);
});

it('takes calls in reverse order in linear time', () => {
  const open = new OpenCalls();
  const ids = Array.from({ length: 100_000 }, (_, at) => `call_${at}`);
  for (const id of ids) open.add(call(id));
  // Searching the list would compare five billion ids.
  for (const id of ids.toReversed()) expect(open.takeById(id)?.id === id || id).toBe(true);
  expect(open.size).toBe(0);
});
