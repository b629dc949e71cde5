/** How many words ahead a reported word is looked for, when the service said something in between differently. */
const LOOK_AHEAD_WORDS = 8;

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that do not put spaces between words: there every character may be an end. */
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const whiteSpace = /\s/u;

/**
 * How far into `sent` the persona has spoken, after it was at `from` and the service reported `content`.
 *
 * The report is compared character by character without white space, since the service joins and splits words as it
 * likes. Where it says something else than was sent ("five dollars" for "$5"), each word is looked for a little ahead
 * and else counted as one word. Never goes back, and never past what was sent.
 */
export function advanceHeard(sent: string, from: number, content: string): number {
  const exact = matchCharacters(sent, from, content);
  if (exact !== null) return exact;
  let position = from;
  for (const word of content.split(/\s+/u)) {
    if (word !== '') position = matchWord(sent, position, word);
  }
  return position;
}

/** The last place at or before `position` where a word ends. */
export function floorToWordEnd(text: string, position: number): number {
  let end = Math.min(position, text.length);
  while (end > 0 && (splitsWord(text, end) || whiteSpace.test(text[end - 1] as string))) end -= 1;
  return end;
}

/** Whether what is reported can be the next thing that this text says. */
export function continuesAt(sent: string, from: number, content: string): boolean {
  return content.trim() !== '' && matchCharacters(sent, from, content) !== null;
}

function splitsWord(text: string, position: number): boolean {
  const before = text[position - 1] ?? '';
  const after = text[position] ?? '';
  // Between the halves of a surrogate pair is no place to cut either.
  if (/[\uD800-\uDBFF]/.test(before) && /[\uDC00-\uDFFF]/.test(after)) return true;
  return wordCharacter.test(before) && wordCharacter.test(after) && !unspacedScript.test(before);
}

function matchCharacters(sent: string, from: number, content: string): number | null {
  let position = from;
  for (const character of content) {
    if (whiteSpace.test(character)) continue;
    while (position < sent.length && whiteSpace.test(sent[position] as string)) position += 1;
    const next = sent.slice(position, position + character.length);
    if (next.toLowerCase() !== character.toLowerCase()) return null;
    position += character.length;
  }
  return position;
}

function matchWord(sent: string, from: number, word: string): number {
  const words = /\S+/gu;
  words.lastIndex = from;
  let firstEnd: number | null = null;
  for (let ahead = 0; ahead < LOOK_AHEAD_WORDS; ahead += 1) {
    const found = words.exec(sent);
    if (!found) break;
    const end = found.index + found[0].length;
    firstEnd ??= end;
    if (bare(found[0]) === bare(word)) return end;
  }
  return firstEnd ?? from;
}

/** A word without its punctuation and case. */
const bare = (word: string) => word.replace(/[^\p{L}\p{N}\p{M}]+/gu, '').toLowerCase();
