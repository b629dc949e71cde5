import {
  close,
  drop,
  isLatin,
  leaveGap,
  say,
  type MarkdownState,
  type Rule,
  type SpokenWords,
  type Token,
} from './markdown-state.js';

const LONGEST_LABEL = 300;
const LONGEST_TARGET = 2_000;

/** Matches a citation, which is not spoken: `[1]`, `[1, 2]`, `[3-5]`, `[^note]`, `[cite: 1]`, `[citation:1]`, `[doc1]`. */
const citation = /^(?:\^[^\s\]]+|\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|cit(?:e_\w+|e:.*|ation:.*)|doc\d+)$/;

/**
 * Returns where the bracket at `start` closes, -1 if it does not, or `null` if more text is needed. A target that is too
 * long ends with the text.
 */
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
  return end > LONGEST_TARGET ? end : isLast || end < text.length ? -1 : null;
}

/**
 * Handles citations, and links such as `[label](target)` and `[label][reference]`, of which only the label is spoken.
 * `inside` splits a label into tokens.
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
      return leaveGap(text.slice(0, (after === '(' && target > 0 ? target : end) + 1), {}, true);
    // After a name, two pairs of brackets are indices: `matrix[i][j]`.
    const isIndex = after === '[' && (isLatin(before) || before === ']');
    if (target < 0 || isIndex) return say('[');
    const tokens = [
      ...drop('[').tokens,
      ...inside(label, words),
      ...close(text.slice(end, target + 1)).tokens,
    ];
    return { tokens, change: restOf(target) };
  };

/** The rest of a target that is longer than the text that a rule sees, such as a `data:` URL, is left out too. */
const restOf = (target: number): Partial<MarkdownState> =>
  target > LONGEST_TARGET ? { silence: { type: 'address' } } : {};

/** Returns where `(target)` or `[reference]` ends, or -1 if there is none. */
function targetEnd(text: string, start: number, isLast: boolean): number | null {
  if (text[start] === '(') return closing(text, start, ['(', ')'], LONGEST_TARGET, isLast);
  return text[start] === '[' ? closing(text, start, ['[', ']'], LONGEST_LABEL, isLast) : -1;
}

/** Leaves out an image: `![alternative](source)`. */
export const picture: Rule = (text, _state, isLast) => {
  if (text === '!' && !isLast) return null;
  if (text[1] !== '[') return say('!');
  const end = closing(text, 1, ['[', ']'], LONGEST_LABEL, isLast);
  if (end === null || (end > 0 && text[end + 1] === undefined && !isLast)) return null;
  const target = end < 0 ? -1 : targetEnd(text, end + 1, isLast);
  if (target === null) return null;
  if (target < 0) return say('!');
  return leaveGap(text.slice(0, target + 1), restOf(target));
};
