import { readWrapper } from './answer-wrappers.js';
import { readBareCall } from './bare-call.js';
import { readCallMark } from './call-text.js';
import { readBareHeader, readHeader } from './harmony-messages.js';
import { markOf, type WrittenMark } from './marks.js';
import type { Reading, Taken } from './reading.js';
import type { ThinkInText } from './think-reader.js';
import { endsTurn, readTurn, startsTurn, stopTurn } from './turn-tokens.js';

/**
 * Brackets that cannot start a mark, because of the character after them. A longer run would need memory for each
 * bracket.
 */
const noMark = /^(?:<(?![\w/|｜]|$)|\[(?![A-Z/]|$)){1,1000}/;

/** Reads text of the answer up to the next mark. */
export function readText(reading: Reading, text: string, last: boolean): Taken {
  if (reading.code.last === '') {
    const bare = readBareHeader(reading, text, last) ?? readBareCall(reading, text, last);
    if (bare !== null) return bare;
  }
  const at = text.search(reading.think.points);
  if (at !== 0) return reading.pass(at < 0 ? text : text.slice(0, at));
  const plain = reading.think.hasOwnTags ? null : noMark.exec(text)?.[0];
  if (plain) return reading.pass(plain);
  const sign = text.charAt(0);
  if (sign === '\n') return reading.pass(sign);
  if (sign === '`' || sign === '~') return readRun(reading, text, last);
  if (reading.code.isBlock) return readInBlock(reading, text, last);
  return readMark(reading, text, last) ?? reading.pass(sign);
}

function readRun(reading: Reading, text: string, last: boolean): Taken {
  const run = /^(?:`{1,64}|~{1,64})/.exec(text)?.[0] ?? '';
  if (run.length === text.length && !last) return 0;
  reading.separate();
  reading.code.run(run, text[run.length]);
  return reading.say(run);
}

/**
 * In a code block, only harmony's end tokens count, and only if harmony's next message or the end of the input follows.
 */
function readInBlock(reading: Reading, text: string, last: boolean): Taken {
  const thought = reading.code.fence === '' ? reading.think.inText(text, last, reading.code) : null;
  if (thought === 'wait') return 0;
  if (thought?.what === 'mention') return readThinkMark(reading, text, thought);
  const mark = reading.isHarmony ? markOf(text, last) : null;
  if (mark === 'wait') return 0;
  if (mark?.kind !== 'stop') return reading.pass(text.charAt(0));
  const ends = endsTurn(reading, text, mark, last);
  if (ends === 'wait') return 0;
  return ends ? stopTurn(reading, mark) : reading.pass(text.charAt(0));
}

/** Returns 0 to wait for more text, and `null` if there is no mark. */
function readMark(reading: Reading, text: string, last: boolean): Taken | null {
  const { code, think } = reading;
  const mark = think.inText(text, last, code) ?? markOf(text, last);
  if (mark === 'wait') return 0;
  if (mark === null) return null;
  const span = code.span > 0 ? spanEnd(text, code.span, last) : null;
  if (span === 0) return 0;
  if (span !== null) {
    code.span = 0;
    return reading.pass(text.slice(0, span));
  }
  return 'what' in mark ? readThinkMark(reading, text, mark) : readTemplateMark(reading, text, mark, last);
}

function readThinkMark(reading: Reading, text: string, { what, mark, length }: ThinkInText): Taken {
  if (what === 'mention') {
    reading.think.mention(mark);
    return reading.pass(text.slice(0, length));
  }
  if (what === 'opens') {
    reading.think.enter(mark);
    reading.place = 'thought';
  }
  return length;
}

function readTemplateMark(reading: Reading, text: string, mark: WrittenMark, last: boolean): Taken | null {
  if (mark.kind === 'header') return readHeader(reading, text, last);
  if (mark.kind === 'call') return readCallMark(reading, text, mark, last);
  if (mark.kind === 'stop') {
    const ends = endsTurn(reading, text, mark, last);
    if (ends === 'wait') return 0;
    return ends ? stopTurn(reading, mark) : reading.pass(mark.text);
  }
  if (mark.kind === 'wrap' || mark.kind === 'unwrap') return readWrapper(reading, text, mark, last);
  if (mark.kind === 'turn') {
    const starts = startsTurn(reading, text, mark, last);
    if (starts === 'wait') return 0;
    return (starts ? readTurn(reading, text, last) : null) ?? reading.pass(mark.text);
  }
  if (mark.text === '<s>') reading.strikes += 1;
  return reading.pass(mark.text);
}

/**
 * Returns where the code span that is open at the start of the text ends on the same line; 0 to wait for more text,
 * `null` if there is no span.
 */
function spanEnd(text: string, marks: number, last: boolean): number | null {
  const line = /^[^\n]{0,512}/.exec(text)?.[0] ?? '';
  for (const { 0: run, index } of line.matchAll(/`+/g))
    if (run.length === marks && (last || index + run.length < text.length)) return index + run.length;
  return line.length === text.length && !last ? 0 : null;
}
