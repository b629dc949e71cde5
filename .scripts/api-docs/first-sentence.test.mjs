import { expect, it } from 'vitest';
import { firstSentence } from './first-sentence.mjs';

it.each([
  ['* Makes it. Then more. ', 'Makes it.'],
  ['*\n * Makes it\n * in two lines. More.\n ', 'Makes it in two lines.'],
  ['*\n * Makes it, e.g. here, i.e. there. More.\n ', 'Makes it, e.g. here, i.e. there.'],
  [
    '* Times of `a. b` and 2.5 s, by https://anam.ai. More. ',
    'Times of `a. b` and 2.5 s, by https://anam.ai.',
  ],
  ['* Is it there? Says so. ', 'Is it there?'],
  ['*\n * Without a full stop\n *\n * Next paragraph.\n ', 'Without a full stop'],
  ['* See {@link createPersona} or {@link Persona | the persona}. ', 'See `createPersona` or the persona.'],
  ['* How much. @default 5 ', 'How much.'],
  ['*\n * @default 5\n ', ''],
  ['* @default 5 ', ''],
  ['', ''],
])('finds the first sentence of %j', (comment, sentence) => {
  expect(firstSentence(comment)).toBe(sentence);
});
