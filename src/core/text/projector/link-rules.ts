import {
  close,
  drop,
  isLatin,
  leaveGap,
  say,
  type Rule,
  type SpokenWords,
  type Token,
} from './markdown-state.js';

const LONGEST_LABEL = 300;
const LONGEST_TARGET = 2_000;

/** `[1]`, `[1, 2]`, `[3-5]`, `[^note]`, `[cite: 1]`: where a claim comes from is for the eye. */
const citation = /^(?:\^[^\s\]]+|\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|cite(?:_\w+|:.*))$/;

/** Where the bracket that opens at `start` is closed; -1 when it is not, `null` while it may still be. */
function closing(
  text: string,
  start: number,
  [opening, ending]: readonly [string, string],
  limit: number,
  isLast: boolean,
): number | null {
  let depth = 0;
  const end = Math.min(text.length, start + limit);
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '\n' && (text[at + 1] === '\n' || opening === '(')) return -1;
    else if (character === opening) depth += 1;
    else if (character === ending && (depth -= 1) === 0) return at;
  }
  return isLast || end < text.length ? -1 : null;
}

/**
 * `[label](target)`, `[label][reference]`, or a citation: the label is said, as if it stood there alone.
 * `inside` makes tokens of a label.
 */
export const link =
  (inside: (label: string, words: SpokenWords) => readonly Token[]): Rule =>
  (text, { before }, isLast, words) => {
    const end = closing(text, 0, ['[', ']'], LONGEST_LABEL, isLast);
    if (end === null) return null;
    if (end < 0) return say('[');
    const after = text[end + 1];
    if (after === undefined && !isLast) return null;
    const label = text.slice(1, end);
    const target = targetEnd(text, end + 1, isLast);
    if (target === null) return null;
    if (citation.test(label))
      return leaveGap(text.slice(0, (after === '(' && target > 0 ? target : end) + 1));
    // `matrix[i][j]`: behind a name, two pairs of brackets are indices.
    const isIndex = after === '[' && (isLatin(before) || before === ']');
    if (target < 0 || isIndex) return say('[');
    const tokens = [
      ...drop('[').tokens,
      ...inside(label, words),
      ...close(text.slice(end, target + 1)).tokens,
    ];
    return { tokens };
  };

/** Where `(target)` or `[reference]` ends; -1 when there is none. */
function targetEnd(text: string, start: number, isLast: boolean): number | null {
  if (text[start] === '(') return closing(text, start, ['(', ')'], LONGEST_TARGET, isLast);
  return text[start] === '[' ? closing(text, start, ['[', ']'], LONGEST_LABEL, isLast) : -1;
}

/** `![alternative](source)`: a picture cannot be said. */
export const picture: Rule = (text, _state, isLast) => {
  if (text.length === 1) return isLast ? say('!') : null;
  if (text[1] !== '[') return say('!');
  const end = closing(text, 1, ['[', ']'], LONGEST_LABEL, isLast);
  if (end === null || (end > 0 && text[end + 1] === undefined && !isLast)) return null;
  const target = end < 0 ? -1 : targetEnd(text, end + 1, isLast);
  if (target === null) return null;
  return target > 0 ? leaveGap(text.slice(0, target + 1)) : say('!');
};
