import { readOpeningWrapper } from './answer-wrappers.js';
import { markOf } from './marks.js';
import type { Reading, Taken } from './reading.js';
import { readTurn } from './turn-tokens.js';

/** Reads the tokens with which a template opens the model's turn. Returns `null` if there are none. */
export function readOpening(reading: Reading, text: string, last: boolean): Taken | null {
  const mark = markOf(text, last);
  if (mark === 'wait') return 0;
  if (mark?.kind === 'turn') return readTurn(reading, text, last);
  if (mark?.kind === 'wrap') return readOpeningWrapper(reading, text, mark, last);
  // The user's words, which some servers repeat.
  if (mark?.text === '[INST]') reading.place = 'skip';
  const isBegin = mark?.kind === 'begin' || mark?.text === '[/INST]' || mark?.text === '<|im_sep|>';
  if (!isBegin) return null;
  const next = text.slice(mark.text.length);
  if (next === '' && !last) return 0;
  return mark.text !== '<s>' || /^(?:[\s<[]|$)/.test(next) ? mark.text.length : null;
}
