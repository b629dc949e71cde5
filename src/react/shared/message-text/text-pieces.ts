/** Scripts without spaces between words. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const piece = new RegExp(`[${unspaced}][\\p{M}\\p{P}]*\\s*|(?:(?![${unspaced}])\\S)+\\s*|\\s+`, 'gu');

/**
 * Returns the words of a text, each with the space after it, or the characters in scripts without spaces. Joined, they
 * are the text.
 */
export function textPieces(text: string): readonly string[] {
  return text.match(piece) ?? [];
}

/** Returns the offsets of the words in a text, starting at `from`. */
export function pieceStarts(text: string, from: number): number[] {
  let at = from;
  return textPieces(text.slice(from)).map((words) => {
    const start = at;
    at += words.length;
    return start;
  });
}
