import { say, type Rule } from '../projector/markdown-state.js';

/**
 * Whether `[1]` is an index: `items[0]`, `rows[2]`, `x[1]`, `user_ids[3] =`, and not `Paris[1]`. No source has the number 0;
 * the rest is told by the name before it and the sign behind it.
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

/** An index is said as it is written; all other brackets are for the rule of links. */
export const index: Rule = (text, { word }, isLast) => {
  if (!isLast && /^\[\d{0,3}(?:\].{0,2})?$/s.test(text)) return null;
  const [found, label = ''] = /^\[(\d{1,3})\]/.exec(text) ?? [];
  return (
    found !== undefined && isIndex(word, label, text.slice(found.length, found.length + 3)) && say(found)
  );
};
