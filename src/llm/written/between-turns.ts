import { readAfterCall } from './call-text.js';
import { readBareHeader, readHeader } from './harmony-messages.js';
import { markOf, type WrittenMark } from './marks.js';
import { AGAIN, type Reading, type Taken } from './reading.js';
import { readTurn } from './turn-tokens.js';

/** Reads the input after a message or a call: more marks, or text. */
export function readBetween(reading: Reading, text: string, last: boolean): Taken {
  const space = text.search(/\S/);
  if (space !== 0) {
    if (reading.separator === '' && reading.code.gap === '')
      reading.separator = text.slice(0, space < 0 ? 1 : space).includes('\n') ? '\n' : ' ';
    return space === -1 ? text.length : space;
  }
  const more = readAfterCall(reading, text, last);
  if (more !== null) return more;
  const bare = reading.isHarmony ? readBareHeader(reading, text, last) : null;
  if (bare !== null) return bare;
  const mark = markOf(text, last);
  if (mark === 'wait') return 0;
  if (mark?.kind === 'stop' || mark?.kind === 'begin') return mark.text.length;
  const used = readStart(reading, text, mark, last);
  if (used !== null) return used;
  reading.place = 'text';
  reading.capture = undefined;
  return AGAIN;
}

/** Skips a turn that is not the model's, up to the start of the next turn. */
export function readSkipped(reading: Reading, text: string, last: boolean): Taken {
  const at = text.search(/[<[]/);
  if (at !== 0) return at < 0 ? text.length : at;
  const mark = markOf(text, last);
  if (mark !== 'wait' && mark?.text === '[/INST]') {
    reading.place = 'thought';
    return mark.text.length;
  }
  return mark === 'wait' ? 0 : (readStart(reading, text, mark, last) ?? 1);
}

/** Reads the start of a turn or a message. Returns `null` if there is none. */
function readStart(reading: Reading, text: string, mark: WrittenMark | null, last: boolean): Taken | null {
  if (mark?.kind === 'turn') return readTurn(reading, text, last);
  return mark?.kind === 'header' ? readHeader(reading, text, last) : null;
}
