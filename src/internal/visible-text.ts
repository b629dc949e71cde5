/**
 * Characters that cannot be seen and change how a text is read: controls, line and paragraph separators, format
 * characters (bidi controls, zero-width space, tags), halves of surrogate pairs. Not the two joiners, without which
 * Persian words and many emoji fall apart, and not tab and line feed.
 */
const invisible = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with such characters spelled out, `[U+202E]`: for what somebody decides on, and for logs. */
export const visibleText = (text: string): string =>
  text.replace(
    invisible,
    (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
