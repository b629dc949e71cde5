import { expect, it } from 'vitest';
import { personaMessage } from '../testing/fixture-state.js';
import { endOfShown } from './end-of-shown.js';

const shown = (
  written: string,
  heard: string,
  status: 'interrupted' | 'streaming' | 'done' = 'interrupted',
) => written.slice(0, endOfShown(personaMessage(0, written, { heard, status })));

it('shows the whole word that was interrupted', () => {
  expect(shown('Then home by train.', 'Then ho')).toBe('Then home');
  expect(shown('Der Größte kommt.', 'Der Grö')).toBe('Der Größte');
  expect(shown('It’s late.', 'It')).toBe('It’s');
  // In Persian and Hindi, words contain invisible joiners.
  expect(shown('می\u200Cخواهم بروم', 'می')).toBe('می\u200Cخواهم');
  expect(shown('क्\u200Dष यहाँ', 'क्')).toBe('क्\u200Dष');
});

it('ends between words where the voice ended there', () => {
  expect(shown('Then home by train.', 'Then home')).toBe('Then home');
  expect(shown('Then home by train.', 'Then ')).toBe('Then ');
  expect(shown('Then.', '')).toBe('');
});

it('does not look for word ends in scripts without spaces', () => {
  expect(shown('我们星期二去老市场。', '我们星')).toBe('我们星');
  expect(shown('火曜日に行きます。', '火曜')).toBe('火曜');
});

it('follows the voice exactly while it speaks, and shows all of a complete answer', () => {
  expect(shown('Then home.', 'Then ho', 'streaming')).toBe('Then ho');
  expect(shown('Then home.', 'Then', 'done')).toBe('Then home.');
});

it('reads no more than one long word', () => {
  expect(shown('a'.repeat(1000), 'a').length).toBe(41);
});
