import { readBareCall } from './bare-call.js';
import { CallCapture, startsCall } from './call-capture.js';
import { resultMarks } from './call-tags.js';
import { markOf, type WrittenMark } from './marks.js';
import { AGAIN, type Reading, type Taken } from './reading.js';

/** Leftover marks after a call, which are dropped. */
const strayEnd =
  /^(?:<\/(?:\w+:)?(?:tool_calls?|function_calls?|function|invoke)>|<[|｜][^<>|｜\s]{1,40}[|｜]>|[;,](?=\s*[{[]))/;
const openStrayEnd = /^(?:<\/?[\w:]{0,20}|<[|｜][^<>|｜\s]{0,40}[|｜]?|[;,]\s{0,8})$/;

/** Reads the mark of a call: either a call begins, or the text only mentions the mark. */
export function readCallMark(reading: Reading, text: string, mark: WrittenMark, last: boolean): Taken {
  const starts = startsCall(mark.text, text.slice(mark.text.length), last);
  if (starts === 'wait') return 0;
  if (!starts && !(last && isCutCall(reading, text, mark))) return reading.pass(mark.text);
  reading.capture = new CallCapture(mark.text);
  reading.place = 'call';
  return mark.text.length;
}

/** Whether the answer ends directly after a call mark that is on its own line. */
const isCutCall = ({ code }: Reading, text: string, mark: WrittenMark): boolean =>
  code.isLineStart && text.slice(mark.text.length).trim() === '';

/** Reads the text of the open call. */
export function readCall(reading: Reading, text: string, last: boolean): Taken {
  const capture = reading.capture as CallCapture;
  const { used, ended } = capture.take(text, last);
  if (!ended) return used;
  const { calls, isWhole } = capture.result();
  const unmarked = (index: number) => capture.isBare && { unmarked: index === 0 ? capture.text : '' };
  reading.calls.push(...calls.map((call, index) => ({ ...call, ...unmarked(index) })));
  reading.place = 'between';
  reading.separator = '';
  // Braces without quotes are a placeholder in a text about calls. Ordinary texts also use plain tags.
  if (calls.length === 0 && (capture.isPlaceholder || capture.isPlain)) {
    reading.capture = undefined;
    reading.place = 'text';
    reading.pass(capture.mark + capture.text);
  } else if (!isWhole && !capture.isResult) reading.unread.push(capture.mark + capture.text);
  return used === 0 ? AGAIN : used;
}

/**
 * Reads the text after a call. Further JSON is another call, and closing marks are dropped. Returns `null` if there is
 * neither.
 */
export function readAfterCall(reading: Reading, text: string, last: boolean): Taken | null {
  if (!reading.capture) return null;
  const { mark, isBare } = reading.capture;
  if (isBare) {
    const next = readBareCall(reading, text, last);
    if (next !== null) return next;
  }
  if (mark !== '' && /^[{[]/.test(text)) {
    reading.capture = new CallCapture(mark);
    reading.place = 'call';
    return AGAIN;
  }
  const stray = strayEnd.exec(text)?.[0];
  const result = resultMarks.find((known) => text.startsWith(known));
  if (result !== undefined) {
    reading.capture = new CallCapture(result);
    reading.place = 'call';
    return result.length;
  }
  const closer = reading.capture.closerOf(text);
  if (closer !== undefined) return closer.length;
  if (stray && markOf(text, last) !== 'wait' && !/header|turn|call/.test(kindOf(text))) return stray.length;
  return !last && openStrayEnd.test(text) ? 0 : null;
}

const kindOf = (text: string): string => {
  const mark = markOf(text, true);
  return mark === null || mark === 'wait' ? '' : mark.kind;
};
