import { restOfAddress } from './address-rule.js';
import { drop, leaveGap, say, space, type MarkdownState, type Rule, type Ruled } from './markdown-state.js';

/** Returns the first line with its line break, or `null` if it may continue. */
function lineOf(text: string, isLast: boolean): string | null {
  const end = text.indexOf('\n');
  if (end >= 0) return text.slice(0, end + 1);
  return isLast ? text : null;
}

const stillAtStart = { atLineStart: true } as const;

/** Handles the line that opens a code block. `phrase` is spoken instead of the code. */
const fence =
  (phrase: string): Rule =>
  (text, _state, isLast) => {
    const open = /^[ \t]*(`{3,}|~{3,})([^\n]*)/.exec(text);
    if (!open) return /^[ \t]*(?:`{1,2}|~{1,2})$/.test(text) && !isLast ? null : false;
    const [, run = '', info = ''] = open;
    // A later backtick on the line makes this inline code.
    if (run.startsWith('`') && info.includes('`')) return false;
    const line = lineOf(text, isLast);
    if (line === null) return null;
    const silence = { type: 'fence', sign: run[0] ?? '`', length: run.length } as const;
    const gap = leaveGap(line, { silence, ...stillAtStart });
    if (phrase === '') return gap;
    return { ...gap, tokens: [...say('', phrase).tokens, ...gap.tokens] };
  };

const separatorRow = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?\n?$/;

/** Leaves out tables. The row of dashes shows that the row above it is the first row of a table. */
const table: Rule = (text, { inTable }, isLast) => {
  if (inTable) return tableRow(text, isLast);
  if (!/^[ \t]*\|/.test(text)) return false;
  const line = lineOf(text, isLast);
  if (line === null) return null;
  const below = text.slice(line.length);
  const belowLine = lineOf(below, isLast);
  if (belowLine === null && /^[ \t]*[|:-]?[-:| \t]*$/.test(below)) return null;
  return separatorRow.test(belowLine ?? '') && belowLine?.includes('-')
    ? leaveGap(line, { inTable: true, ...stillAtStart })
    : false;
};

function tableRow(text: string, isLast: boolean): ReturnType<Rule> {
  const line = lineOf(text, isLast);
  if (line === null) return null;
  if (line.includes('|')) return leaveGap(line, stillAtStart);
  return { tokens: [], change: { inTable: false, ...stillAtStart } };
}

const ruleLine =
  /^[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*|\+(?:[-=]+\+)+[ \t]*)\n?$/;
/** In characters. A longer run of signs at the start of a line is left out, whatever follows. */
const LONGEST_RULE = 200;
const manySigns = new RegExp(`^[-:|_=*+• \\t]{${LONGEST_RULE},}`);
const ruleBegins = /^[ \t]*(?:[-:][-:| \t]*|_[_ \t]*|=+[ \t]*|\*[* \t]*|\+[-=+]+)$/;

/**
 * Leaves out lines of signs: thematic breaks, heading underlines, and the row of dashes in a table without outer bars.
 */
const signsOnly: Rule = (text, _state, isLast) => {
  const end = text.indexOf('\n');
  if (end < 0 && !isLast && ruleBegins.test(text)) return null;
  const line = end < 0 ? text : text.slice(0, end + 1);
  if (ruleLine.test(line)) return leaveGap(line, stillAtStart);
  if (line.includes('|') && separatorRow.test(line))
    return leaveGap(line, { inTable: true, ...stillAtStart });
  const [signs] = manySigns.exec(line) ?? [];
  return signs !== undefined && leaveGap(signs, stillAtStart);
};

const heading: Rule = (text, _state, isLast) => {
  if (!isLast && /^[ \t]{0,3}#{1,6}[ \t]*$/.test(text)) return null;
  const found = /^[ \t]{0,3}#{1,6}(?:[ \t]+|(?=\n))/.exec(text);
  return found ? drop(found[0], { atLineStart: false }) : false;
};

const quote: Rule = (text, _state, isLast) => {
  if (!isLast && /^[ \t]{0,3}>$/.test(text)) return null;
  const found = /^[ \t]{0,3}>[ \t]?/.exec(text);
  return found ? drop(found[0], stillAtStart) : false;
};

/** Leaves out bullets and speaks numbers, because the order of a list matters. */
const bullet: Rule = (text, _state, isLast) => {
  if (!isLast && /^[ \t]*[-*+•](?:[ \t]*|[ \t]+\[[ xX]?\]?[ \t]*)$/.test(text)) return null;
  const found = /^[ \t]*[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?/.exec(text);
  return found ? drop(found[0], stillAtStart) : false;
};

/** Leaves out `[name]: https://…`, and speaks the text of `[^1]: text`. */
const definition: Rule = (text, _state, isLast) => {
  if (!/^[ \t]{0,3}\[/.test(text)) return false;
  if (!isLast && /^[ \t]{0,3}\[[^\]\n]{0,60}\]?$/.test(text)) return null;
  const found = /^[ \t]{0,3}\[(\^?)[^\]\n]{1,60}\]:[ \t]*/.exec(text);
  if (!found) return false;
  if (found[0].length === text.length && !isLast) return null;
  if (found[1]) return drop(found[0], { atLineStart: false });
  const line = lineOf(text, isLast);
  return line === null ? null : leaveGap(line, stillAtStart);
};

const indentation: Rule = (text, _state, isLast) => {
  const [spaces] = /^[ \t]+/.exec(text) ?? [];
  if (!spaces) return false;
  return spaces.length === text.length && !isLast ? null : space(spaces, { atLineStart: false });
};

/** Handles `> [!NOTE]`, `:::tip` and `!!! note`, with rules that are loaded on demand. */
const box: Rule = (text, state, isLast, words) => {
  const [begun = ''] = /^[ \t]*(?::{1,3}|!{1,3}|\?{1,3}|\[!?)/.exec(text) ?? [];
  if (begun === '' || !words.extras) return false;
  if (!/:::|!!!|\?\?\?|\[!/.test(begun)) return begun.length === text.length && !isLast ? null : false;
  const extras = words.extras();
  if (extras) return extras.block(text, state, isLast, words);
  return isLast ? false : null;
};

/** Returns the rules for the start of a line. Each rule gets the line from its first character. */
export function blockRules(codePhrase: string): readonly Rule[] {
  return [fence(codePhrase), table, signsOnly, heading, quote, bullet, box, definition, indentation];
}

/** Handles text inside content that is not spoken. With `isLast`, it does not wait for the end of that content. */
export function silent(text: string, state: MarkdownState, isEnd: boolean, isLast: boolean): Ruled | null {
  const { silence } = state;
  if (silence?.type === 'fence') return silentCode(text, state, silence, isLast);
  if (silence?.type === 'address') return restOfAddress(text);
  const end = silence?.end ?? '';
  const at = end.startsWith('</') ? text.toLowerCase().indexOf(end) : text.indexOf(end);
  if (at >= 0) return leaveGap(text.slice(0, at + end.length), { silence: null });
  const safe = isEnd ? text.length : text.length - end.length + 1;
  return safe > 0 ? leaveGap(text.slice(0, safe)) : null;
}

function silentCode(
  text: string,
  { atLineStart }: MarkdownState,
  { sign, length }: { readonly sign: string; readonly length: number },
  isLast: boolean,
): Ruled | null {
  const newline = text.indexOf('\n');
  const line = newline < 0 ? text : text.slice(0, newline + 1);
  const closing = /^[ \t]*([`~]*)[ \t]*\n?$/.exec(line);
  const run = closing?.[1] ?? '';
  const mayClose = atLineStart && closing !== null && run === sign.repeat(run.length);
  if (!mayClose) return leaveGap(line, { atLineStart: newline >= 0 });
  if (newline < 0 && !isLast) return null;
  return leaveGap(line, { ...(run.length >= length && { silence: null }), ...stillAtStart });
}
