import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { emojiAt } from '../projector/emoji.js';
import { drop, isLatin, leaveGap, say, space, type Rule } from '../projector/markdown-state.js';

/**
 * Matches an entity, even if it was escaped twice, such as `&amp;nbsp;`. It is decoded as if it had been escaped once.
 */
const whole = /^&((?:amp;){0,3})(#(?:\d{1,7}|x[\da-f]{1,6})|[a-z][a-z\d]{1,31});/i;
const begun = /^&(?:amp;){0,4}#?\w{0,31}$/;
/** Inaudible characters: joiners, soft hyphens, direction marks. */
const silent = /^[\p{Cf}\p{Cc}\u034F\u3164]$/u;

/** Speaks an entity as its character. Leaves out unknown entities. */
export const entity: Rule = (text, { before }, isLast) => {
  if (!isLast && begun.test(text)) return null;
  const [found, escaped = '', name = ''] = whole.exec(text) ?? [];
  if (found === undefined) return say('&');
  const character = name.startsWith('#') ? numbered(name) : namedEntity(name);
  if (character === undefined && escaped !== '') return say('&amp;', '&');
  // `R&DX;` is not an entity.
  if (character === undefined && isLatin(before) && /^[A-Z]+$/.test(name)) return say('&');
  if (character === undefined || emojiAt(character, '') !== null) return leaveGap(found);
  if (/^\s/.test(character)) return space(found, {}, ' ');
  return silent.test(character) ? drop(found) : say(found, character);
};

function namedEntity(name: string): string | undefined {
  try {
    return decodeNamedCharacterReference(name) || undefined;
  } catch {
    // In a browser, the decoder uses an element, which a Trusted Types policy can forbid.
    return undefined;
  }
}

/**
 * The characters for the code points 128 to 159, which HTML reads as Windows-1252. Models use them for dashes and
 * quotes.
 */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function numbered(name: string): string | undefined {
  const point = /x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (point >= 0x80 && point < 0xa0) return windows.charAt(point - 0x80);
  const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : undefined;
}
