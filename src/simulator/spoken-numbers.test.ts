import { expect, it } from 'vitest';
import { spokenNumbers } from './spoken-numbers.js';

it.each([
  ['$5 ', 'five dollars '],
  ['$1,250.50, ', 'one thousand two hundred and fifty dollars fifty, '],
  ['15%.', 'fifteen percent.'],
  ['10:30 ', 'ten thirty '],
  ['9:00', "nine o'clock"],
  ['2026, ', 'twenty twenty six, '],
  ['2005 ', 'two thousand five '],
  ['3.14 ', 'three point one four '],
  ['3rd ', 'third '],
  ['20th ', 'twentieth '],
  ['0142 ', 'zero one four two '],
  ['1000000 ', 'one million '],
  ['& ', 'and '],
  ['R&D ', 'R&D '],
  ['12th-floor', 'twelfth-floor'],
  ['(42)', '(forty two)'],
  ['plain ', 'plain '],
  ['999999999999999 ', 'nine '.repeat(15)],
])('says %j as %j', (written, said) => {
  expect(spokenNumbers(written)).toBe(said);
});
