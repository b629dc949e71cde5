import { addressCharacter, leaveOut } from '../projector/address-rule.js';
import { isWordCharacter, say, type Rule } from '../projector/markdown-state.js';

const named = '\\p{sc=Han}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}';
/**
 * Words that continue a Chinese sentence and are rare in the name of a page. In Japanese, such words are in hiragana.
 */
const goesOn = '的|了解|[查来來]看|看看|可以|请|請|获取|獲取|下载|下載|阅读|閱讀';
/**
 * Matches an address. Words in a script without spaces belong to it only after a sign that separates its parts, and up
 * to the first hiragana or a word of `goesOn`: `https://a.b/wiki/東京を見て`, `https://a.b/wiki/北京了解更多`.
 */
const whole = new RegExp(
  `^(?:${addressCharacter}|(?<=[/=?&#.%_(-])[${named}](?:(?!${goesOn})[${named}ー・])*)*`,
  'u',
);

/** Returns the address, or the part of one, at the start of the text. */
export const addressAt = (text: string): string => whole.exec(text)?.[0] ?? '';

/** A word that can be followed by a path: it ends in a domain name, perhaps with a port. */
const mayHavePath =
  /[\w-]\.(?:com|org|net|edu|gov|int|info|biz|pro|io|ai|dev|app|co|tv|xyz|site|tech|shop|store|cloud|online|blog|news|wiki|example|[a-z]{2})(?::\d{1,5})?$/i;

/**
 * Leaves out the path of `example.com/path`, so that only the domain is spoken, and everything after the scheme in
 * `ftp://…`.
 */
export const slash: Rule = (text, { word }, isLast) => {
  const hasScheme = /^[\w.-]*\w:$/.test(word);
  if (hasScheme && text === '/' && !isLast) return null;
  const isPath = (hasScheme && text.startsWith('//')) || mayHavePath.test(word);
  return isPath ? leaveOut(addressAt(text), text, isLast) : say('/');
};

const host = /^@[a-z\d](?:[a-z\d-]{0,62}\.){1,4}[a-z]{2,24}(?![\w-])/i;
const hostBegun = /^@(?:[a-z\d-]{1,63}(?:\.|$)){0,5}$/i;

/** Speaks a mail address as `me at example.com`. `sign` is the word for `@`. */
export const mailRule =
  (sign: string): Rule =>
  (text, { before }, isLast) => {
    if (!isWordCharacter(before)) return say('@');
    if (!isLast && hostBegun.test(text)) return null;
    return host.test(text) ? say('@', ` ${sign} `) : say('@');
  };
