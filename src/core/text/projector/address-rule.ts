import { isLatin, leaveGap, type MarkdownState, type Rule, type Ruled } from './markdown-state.js';

const urlBegins = /^(?:h|ht|htt|https?|https?:|https?:\/|w|ww|www)$/i;
/**
 * A URL ends at a space, at a bracket or a sign of Chinese, and where a script without spaces goes on behind letters:
 * `https://a.b/c的`.
 */
const inside =
  '(?:[^\\s<>"`【】（）「」『』《》，。！？；：、\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}]|(?<=[/=?&#.%_-])[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}]+)*';
const url = new RegExp(`^(?:https?://|www\\.)${inside}`, 'iu');
const rest = new RegExp(`^${inside}`, 'u');
const LONGEST_URL = 2_000;

/** A URL, which is not spoken. */
export function address(text: string, { before }: MarkdownState, isLast: boolean): ReturnType<Rule> {
  if (isLatin(before)) return false;
  if (!isLast && urlBegins.test(text)) return null;
  const [found] = url.exec(text) ?? [];
  return found !== undefined && leaveOut(found, text, isLast);
}

/** Nothing of it is said; `null` while it may go on. */
export function leaveOut(found: string, text: string, isLast: boolean): Ruled | null {
  if (found.length >= LONGEST_URL) return leaveGap(found, { silence: { type: 'address' } });
  if (found.length === text.length && !isLast) return null;
  return leaveGap(withoutPunctuation(found));
}

/** What of the text still belongs to the address before it, of which `before` is the last character. */
export const restOfAddress = (text: string, before: string): string =>
  rest.exec(before + text)?.[0].slice(before.length) ?? '';

/** What ends the sentence, or the parenthesis around the address, is not part of it. */
function withoutPunctuation(found: string): string {
  const ends = found.includes('(') ? ".,;:!?'*_~]}" : ".,;:!?'*_~]})";
  let end = found.length;
  while (end > 0 && ends.includes(found.charAt(end - 1))) end -= 1;
  return found.slice(0, end);
}
