/**
 * What can steer a terminal, begin a line, or hide and reorder what follows: control characters (C0, C1), line and
 * paragraph separators, format characters (bidi controls, zero-width space, BOM, tags), halves of surrogate pairs. Not
 * the two joiners, without which Persian words and many emoji fall apart.
 */
const hidden = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text of somebody else as one harmless line for a log, an error message or a terminal.
 * @param keep characters to leave as they are, where the text may have several lines
 */
export const printable = (text: string, keep = ''): string =>
  text.replace(hidden, (sign) => (keep.includes(sign) ? sign : /\s/.test(sign) ? ' ' : '\uFFFD'));

/** The same for JSON, which stays the same value: its strings hold escapes in place of the characters. */
export const printableJson = (json: string): string =>
  json.replace(hidden, (sign) => (sign === '\n' ? sign : sign.replace(/[^]/g, escaped)));

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
