import { isLatin, leaveGap, type MarkdownState, type Rule, type Ruled } from './markdown-state.js';

const urlBegins = /^(?:h|ht|htt|https?|https?:|https?:\/|w|ww|www)$/i;
/**
 * Matches the characters of a URL. A URL ends at a space, at a Chinese bracket or punctuation mark, and where letters
 * are followed by a script without spaces, as in `https://a.b/c的`.
 */
const inside =
  '(?:[^\\s<>"`【】（）「」『』《》，。！？；：、\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}]|(?<=[/=?&#.%_-])(?!\\p{sc=Hira})[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}]+)*';
const url = new RegExp(`^(?:https?://|www\\.)${inside}`, 'iu');
const rest = new RegExp(`^${inside}`, 'u');
const LONGEST_URL = 2_000;

/** Leaves out a URL. */
export function address(text: string, { before }: MarkdownState, isLast: boolean): ReturnType<Rule> {
  if (isLatin(before)) return false;
  if (!isLast && urlBegins.test(text)) return null;
  const [found] = url.exec(text) ?? [];
  return found !== undefined && leaveOut(found, text, isLast);
}

/** Leaves out the address, or returns `null` if it may continue. */
export function leaveOut(found: string, text: string, isLast: boolean): Ruled | null {
  if (found.length >= LONGEST_URL) return leaveGap(found, { silence: { type: 'address' } });
  if (found.length === text.length && !isLast) return null;
  return leaveGap(withoutPunctuation(found));
}

/** Returns the part of the text that continues an address. `before` is the last character of the address. */
export const restOfAddress = (text: string, before: string): string =>
  rest.exec(before + text)?.[0].slice(before.length) ?? '';

/** Removes punctuation that ends the sentence or the parentheses around the address. */
function withoutPunctuation(found: string): string {
  const ends = found.includes('(') ? ".,;:!?'*_~]}" : ".,;:!?'*_~]})";
  let end = found.length;
  while (end > 0 && ends.includes(found.charAt(end - 1))) end -= 1;
  return found.slice(0, end);
}
