import type { WrittenMark } from './marks.js';
import type { Reading, Taken } from './reading.js';
import { endsTurn, stopTurn } from './turn-tokens.js';
import { mayFollowText, opensAnswer, wrapperName } from './wrapper-tags.js';

/** Removes the tag with which a model opens its answer. Returns `null` if the text only mentions the tag. */
export function readOpeningWrapper(
  reading: Reading,
  text: string,
  mark: WrittenMark,
  last: boolean,
): Taken | null {
  const opens = opensAnswer(mark.text, text.slice(mark.text.length), last);
  if (opens === 'wait') return 0;
  if (!opens) return null;
  reading.wrapper = wrapperName(mark.text);
  return mark.text.length;
}

/** Reads an answer tag after other text. */
export function readWrapper(reading: Reading, text: string, mark: WrittenMark, last: boolean): Taken {
  const name = wrapperName(mark.text);
  if (mark.kind === 'unwrap') return readEnd(reading, text, mark, last);
  if (reading.code.isLineStart && mayFollowText(mark.text)) {
    if (text.length === mark.text.length && !last) return 0;
    const opened = readOpeningWrapper(reading, text, mark, last);
    if (opened !== null) return opened;
  }
  reading.mentionedWrappers.add(name);
  return reading.pass(mark.text);
}

function readEnd(reading: Reading, text: string, mark: WrittenMark, last: boolean): Taken {
  const name = wrapperName(mark.text);
  if (name === reading.wrapper) {
    reading.wrapper = '';
    return stopTurn(reading, mark);
  }
  // A prompt can end with the opening tag, so that only the closing tag arrives.
  const ends = !reading.mentionedWrappers.has(name) && endsTurn(reading, text, mark, last);
  if (ends === 'wait') return 0;
  return ends ? stopTurn(reading, mark) : reading.pass(mark.text);
}
