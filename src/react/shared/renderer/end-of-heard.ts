/** Skipped, because its characters could be mistaken for those of the words after it. */
const linkTarget = /\]\([^)\s]*\)?/g;

/**
 * Returns where the heard part of an answer ends in the rendered text. The rendered text has the written words in the
 * same order, but lacks Markdown syntax and link URLs. So this matches the rendered characters with the heard ones, one
 * after the other, as far as possible.
 */
export function endOfHeard(shown: string, heard: string): number {
  const words = heard.replaceAll(linkTarget, ']');
  let at = 0;
  let end = 0;
  for (let index = 0; index < shown.length; index += 1) {
    const character = shown.charAt(index);
    // White space depends on the layout: a line break may be rendered as the end of a paragraph.
    if (character.trim() === '') continue;
    const found = words.indexOf(character, at);
    if (found < 0) break;
    at = found + 1;
    end = index + 1;
  }
  return end;
}
