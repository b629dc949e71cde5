import {
  isLatin,
  isWordCharacter,
  leaveGap,
  say,
  type MarkdownState,
  type Rule,
  type Ruled,
} from './markdown-state.js';

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

function leaveOut(found: string, text: string, isLast: boolean): Ruled | null {
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

/** The end of a word that an address can go on from: the name of a domain, with its port, or the name of a scheme. */
const mayHavePath =
  /[\w-]\.(?:com|org|net|edu|gov|int|info|biz|pro|io|ai|dev|app|co|tv|xyz|site|tech|shop|store|cloud|online|blog|news|wiki|example|[a-z]{2})(?::\d{1,5})?$/i;

/** The path of `example.com/path`, of which only the name is said, and what follows the scheme in `ftp://…`. */
export const slash: Rule = (text, { word }, isLast) => {
  if (/^[\w.-]*\w:$/.test(word)) {
    if (text === '/' && !isLast) return null;
    if (text.startsWith('//')) return leaveOut(`//${restOfAddress(text.slice(2), '/')}`, text, isLast);
  }
  if (!mayHavePath.test(word)) return say('/');
  return leaveOut(`/${restOfAddress(text.slice(1), '/')}`, text, isLast);
};

const host = /^@[a-z\d](?:[a-z\d-]{0,62}\.){1,4}[a-z]{2,24}(?![\w-])/i;
const hostBegun = /^@(?:[a-z\d-]{1,63}(?:\.|$)){0,5}$/i;

/** A mail address: `me at example.com`. */
export const at: Rule = (text, { before }, isLast, { at: word }) => {
  if (!isWordCharacter(before)) return say('@');
  if (!isLast && hostBegun.test(text)) return null;
  const [found] = host.exec(text) ?? [];
  return found === undefined || word === undefined ? say('@') : sayMail(found, word);
};

/** As a person says it. */
export const sayMail = (mail: string, at: string | undefined): Ruled => {
  const [name = '', names = ''] = mail.split('@');
  const sign = at === undefined ? '@' : ` ${at} `;
  return { tokens: [name, '@', names].flatMap((part) => say(part, part === '@' ? sign : part).tokens) };
};
