/** An abbreviation, whose full stop does not end a sentence. */
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|vs|etc|cf)\.$/;

/**
 * Returns the first sentence of a TSDoc comment, as Markdown on one line; empty if the comment starts with a tag.
 * @param {string} comment the text between the slashes of a block comment
 */
export function firstSentence(comment) {
  const text = comment.replaceAll(/^[ \t]*\*+ ?/gm, '').trim();
  const [description = ''] = text.split(/^@/m);
  const [paragraph = ''] = description.trim().split(/\n\s*\n/);
  const line = paragraph
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /\{@link(?:code|plain)? ([^}|\s]+)(?:\s*\|\s*([^}]+))?\}/g,
      (_, target, label) => label ?? `\`${target}\``,
    );
  return line.slice(0, endOfSentence(line));
}

/** @param {string} line */
function endOfSentence(line) {
  // Code may contain any character, so only text outside of code can end a sentence.
  const words = line.replaceAll(/`[^`]*`/g, (code) => '_'.repeat(code.length));
  for (const { index } of words.matchAll(/[.!?](?=\s|$)/g)) {
    if (!abbreviation.test(words.slice(0, index + 1))) return index + 1;
  }
  return line.length;
}
