import { isWordCharacter, leaveGap, type MarkdownState, type Rule } from './markdown-state.js';

const urlBegins = /^(?:h|ht|htt|https?|https?:|https?:\/|w|ww|www)$/i;
const url = /^(?:https?:\/\/|www\.)[^\s<>"`【】（）「」『』，。！？；：、]*/i;
const LONGEST_URL = 2_000;

/** A web address: nobody wants to hear it. */
export function address(text: string, { before }: MarkdownState, isLast: boolean): ReturnType<Rule> {
  if (isWordCharacter(before)) return false;
  if (!isLast && urlBegins.test(text)) return null;
  const [found] = url.exec(text) ?? [];
  if (!found) return false;
  if (found.length === text.length && !isLast && text.length < LONGEST_URL) return null;
  return leaveGap(withoutPunctuation(found));
}

/** What ends the sentence, or the parenthesis around the address, is not part of it. */
function withoutPunctuation(found: string): string {
  const trimmed = found.replace(/[.,;:!?'*_~\]}]+$/, '');
  if (!trimmed.endsWith(')') || trimmed.includes('(')) return trimmed;
  return withoutPunctuation(trimmed.slice(0, -1));
}
