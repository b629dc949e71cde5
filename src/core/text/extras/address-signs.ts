import { leaveOut, restOfAddress } from '../projector/address-rule.js';
import { isWordCharacter, say, type Rule } from '../projector/markdown-state.js';

/** A word that can be followed by a path: it ends in a domain name, perhaps with a port. */
const mayHavePath =
  /[\w-]\.(?:com|org|net|edu|gov|int|info|biz|pro|io|ai|dev|app|co|tv|xyz|site|tech|shop|store|cloud|online|blog|news|wiki|example|[a-z]{2})(?::\d{1,5})?$/i;

/**
 * Leaves out the path of `example.com/path`, so that only the domain is spoken, and everything after the scheme in
 * `ftp://…`.
 */
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

/** Speaks a mail address as `me at example.com`. `sign` is the word for `@`. */
export const mailRule =
  (sign: string): Rule =>
  (text, { before }, isLast) => {
    if (!isWordCharacter(before)) return say('@');
    if (!isLast && hostBegun.test(text)) return null;
    return host.test(text) ? say('@', ` ${sign} `) : say('@');
  };
