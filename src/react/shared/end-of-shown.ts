import type { PersonaMessage } from '../../core/index.js';

/** The letters of a word, in scripts that put spaces between words. */
const letters =
  /^(?:(?!\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer})[\p{L}\p{M}\p{N}'’\u00AD\u200C\u200D])+/u;
/** Longer words are cut (characters). */
const LONGEST = 40;

/** Returns the end of the part of an answer that is shown as heard. An interrupted word is shown whole. */
export function endOfShown({ written, heard, status }: PersonaMessage): number {
  if (status === 'done') return written.length;
  const at = heard.length;
  if (status !== 'interrupted' || !letters.test(written.slice(at - 1, at))) return at;
  const rest = letters.exec(written.slice(at, at + LONGEST));
  return at + (rest?.[0].length ?? 0);
}
