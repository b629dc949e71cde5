/**
 * Characters that can control a terminal, start a line, or hide or reorder the text after them: control characters (C0,
 * C1), line and paragraph separators, format characters (bidi controls, zero-width space, BOM, tags), halves of
 * surrogate pairs. The two joiners are excluded, because Persian words and many emoji need them.
 */
const hidden = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Returns foreign text as one harmless line for a log, an error message or a terminal.
 * @param keep characters to leave unchanged, for text that may have several lines
 */
export const printable = (text: string, keep = ''): string =>
  text.replace(hidden, (sign) => (keep.includes(sign) ? sign : /\s/.test(sign) ? ' ' : '\uFFFD'));

/** Does the same for JSON. The value stays the same, because its strings contain escapes in place of the characters. */
export const printableJson = (json: string): string =>
  json.replace(hidden, (sign) => (sign === '\n' ? sign : sign.replace(/[^]/g, escaped)));

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
