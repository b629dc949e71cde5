import { expect, it } from 'vitest';
import { causeWords } from './cause-words.js';

const unreadable = Object.defineProperty(new Error('hidden'), 'message', {
  get: () => {
    throw new Error('getter');
  },
});

it.each([
  ['an error', new Error('broken'), 'broken'],
  ['a text', 'broken', 'broken'],
  ['nothing', undefined, 'undefined'],
  ['a symbol', Symbol('a'), 'Symbol(a)'],
  ['an object without a prototype', Object.create(null), 'a value without text'],
  ['an error that throws when it is read', unreadable, 'a value without text'],
])('describes %s', (_, cause, words) => {
  expect(causeWords(cause)).toBe(words);
});
