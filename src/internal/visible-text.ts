/**
 * Invisible characters that change how a text is read: controls, line and paragraph separators, format characters (bidi
 * controls, zero-width space, tags), halves of surrogate pairs. The two joiners, which Persian words and many emoji
 * need, are excluded, and so are tab and line feed.
 */
const invisible = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Spells out invisible characters, for example `[U+202E]`, in logs and in text that a user bases a decision on. */
export const visibleText = (text: string): string =>
  text.replace(
    invisible,
    (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
