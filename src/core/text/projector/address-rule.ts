import { isWordCharacter, leaveGap, type MarkdownState, type Rule } from './markdown-state.js';

const urlBegins = /^(?:h|ht|htt|https?|https?:|https?:\/|w|ww|www)$/i;
const inside = '[^\\s<>"`【】（）「」『』，。！？；：、]*';
const url = new RegExp(`^(?:https?://|www\\.)${inside}`, 'i');
const rest = new RegExp(`^${inside}`);
const LONGEST_URL = 2_000;

/** A URL, which is not spoken. */
export function address(text: string, { before }: MarkdownState, isLast: boolean): ReturnType<Rule> {
  if (isWordCharacter(before)) return false;
  if (!isLast && urlBegins.test(text)) return null;
  const [found] = url.exec(text) ?? [];
  if (!found) return false;
  if (found.length >= LONGEST_URL) return leaveGap(found, { silence: { type: 'address' } });
  if (found.length === text.length && !isLast) return null;
  return leaveGap(withoutPunctuation(found));
}

/** What of the text still belongs to the address before it. */
export const restOfAddress = (text: string): string => rest.exec(text)?.[0] ?? '';

/** What ends the sentence, or the parenthesis around the address, is not part of it. */
function withoutPunctuation(found: string): string {
  const ends = found.includes('(') ? ".,;:!?'*_~]}" : ".,;:!?'*_~]})";
  let end = found.length;
  while (ends.includes(found.charAt(end - 1))) end -= 1;
  return found.slice(0, end);
}
