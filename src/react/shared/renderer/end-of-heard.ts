/** Its characters would be taken for those of the words after it. */
const linkTarget = /\]\([^)\s]*\)?/g;

/**
 * Where the heard part of an answer ends in the text that is shown of it. What is shown has the words of what was
 * written, in their order, and lacks some of the rest: the signs of Markdown, the addresses of links. So the shown
 * characters are looked for in the heard ones one after the other, for as long as they are found.
 */
export function endOfHeard(shown: string, heard: string): number {
  const words = heard.replaceAll(linkTarget, ']');
  let at = 0;
  let end = 0;
  for (let index = 0; index < shown.length; index += 1) {
    const character = shown.charAt(index);
    // White space is the layout's: a line break is shown as the end of a paragraph.
    if (character.trim() === '') continue;
    const found = words.indexOf(character, at);
    if (found < 0) break;
    at = found + 1;
    end = index + 1;
  }
  return end;
}
