import { say, type Rule } from '../projector/markdown-state.js';

/**
 * Whether `[1]` is an index, as in `items[0]`, `rows[2]`, `x[1]` or `user_ids[3] =`, and not a citation, as in
 * `Paris[1]`. Citations start at 1. For other numbers, the name before the bracket and the sign after it decide.
 */
function isIndex(word: string, label: string, behind: string): boolean {
  if (!/^\d+$/.test(label) || !/[\w)\]]$/.test(word)) return false;
  const name = word.replace(/(?:\[\d+\])+$/, '');
  return (
    label.startsWith('0') ||
    word.includes('[0]') ||
    /^ ?=(?!=)|^\.[a-z_]|^\[0\]/.test(behind) ||
    /(?:^|\W)(?:[a-z]|\w*_\w*|arr|array|items?|list|args?|argv|rows?|cols?|nums|vals|matrix|grid|vec|tuple|buf|dp|memo)$/.test(
      name,
    )
  );
}

/** Speaks an index as written. The link rule handles all other brackets. */
export const index: Rule = (text, { word }, isLast) => {
  if (!isLast && /^\[\d{0,3}(?:\].{0,2})?$/s.test(text)) return null;
  const [found, label = ''] = /^\[(\d{1,3})\]/.exec(text) ?? [];
  return (
    found !== undefined && isIndex(word, label, text.slice(found.length, found.length + 3)) && say(found)
  );
};
