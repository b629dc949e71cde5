import {
  isLatin,
  leaveGap,
  type MarkdownState,
  type Rule,
  type Ruled,
  type SpokenWords,
} from './markdown-state.js';

const urlBegins = /^(?:h|ht|htt|https?|https?:|https?:\/|w|ww|www)$/i;
/**
 * The characters of a URL. A URL ends at a space, at Chinese punctuation, and at a script whose words can follow without
 * a space: `https://a.b/c的`. The punctuation of such a script belongs to it (`scx`), except for wide forms of ASCII.
 */
export const addressCharacter =
  '[^\\s<>"`（）【】，！？；：\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}]';
const url = new RegExp(`^(?:https?://|www\\.)${addressCharacter}*`, 'iu');
const characters = new RegExp(`^${addressCharacter}*`, 'u');
const LONGEST_URL = 2_000;

/** Leaves out a URL. Rules that are loaded on demand find the end of one with words in a script without spaces. */
export function address(
  text: string,
  { before }: MarkdownState,
  isLast: boolean,
  { extras }: SpokenWords,
): ReturnType<Rule> {
  if (isLatin(before)) return false;
  if (!isLast && urlBegins.test(text)) return null;
  const [found] = url.exec(text) ?? [];
  if (found === undefined) return false;
  const loaded = /\p{L}/u.test(text.charAt(found.length)) && extras?.();
  if (loaded === null && !isLast) return null;
  return leaveOut((loaded && loaded.addressAt?.(text)) || found, text, isLast);
}

/** Leaves out the address, or returns `null` if it may continue. */
export function leaveOut(found: string, text: string, isLast: boolean): Ruled | null {
  if (found.length >= LONGEST_URL)
    return leaveGap(found.slice(0, LONGEST_URL), { silence: { type: 'address' } }, true);
  if (found.length === text.length && !isLast) return null;
  return leaveGap(withoutPunctuation(found), {}, true);
}

/** Leaves out the rest of a long address, which ends at the first word in a script without spaces. */
export function restOfAddress(text: string): Ruled {
  const [found = ''] = characters.exec(text) ?? [];
  const change = found.length < text.length ? { silence: null } : {};
  return found === '' ? { tokens: [], change } : leaveGap(found, change, true);
}

/** Removes punctuation that ends the sentence, and brackets and quotes around the address. */
function withoutPunctuation(found: string): string {
  let unopened = found.split(')').length - found.split('(').length;
  let end = found.length;
  for (; end > 0; end -= 1) {
    const sign = found.charAt(end - 1);
    if (sign === ')' ? (unopened -= 1) < 0 : !".,;:!?'*_~]}”’»".includes(sign)) break;
  }
  return found.slice(0, end);
}
