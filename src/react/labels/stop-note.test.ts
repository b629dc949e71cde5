import { expect, it } from 'vitest';
import { personaMessage, userMessage } from '../testing/fixture-state.js';
import { stopNote } from './format-label.js';
import { englishLabels } from './labels.js';

it.each([
  ['content-filter', 'Stopped by a content filter'],
  ['length', 'Length limit reached'],
  ['stop', ''],
  ['tool-calls', ''],
  ['other', ''],
  [null, ''],
] as const)('says why an answer with %s ended early', (finishReason, note) => {
  expect(stopNote({ ...personaMessage(0, 'Half a'), finishReason }, englishLabels)).toBe(note);
});

it('says nothing of an interrupted answer, nor of a question', () => {
  const cut = { ...personaMessage(0, 'Half a', { status: 'interrupted' }), finishReason: 'length' } as const;
  expect([stopNote(cut, englishLabels), stopNote(userMessage(0, 'Hi'), englishLabels)]).toEqual(['', '']);
});
