/** How far the persona has spoken, in characters of what was sent. */
export interface SpokenPosition {
  readonly end: number;
  /** The end of the last word that was reported as it was sent; behind it lies guesswork. */
  readonly anchor: number;
}

export const nothingSpoken: SpokenPosition = { end: 0, anchor: 0 };

/** How many words ahead a reported word is looked for, when the service said something in between differently. */
const LOOK_AHEAD_WORDS = 8;
/** Without spaces every character is a word, and the next of the same is never far. */
const LOOK_AHEAD_CHARACTERS = 4;

/** Scripts that do not put spaces between words: there every character may be an end. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const unspacedScript = new RegExp(`[${unspaced}]`, 'u');
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const whiteSpace = /\s/u;
/** One word, or one character of a script without spaces. */
const words = () => new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/**
 * How far into `sent` the persona has spoken, after it was at `from` and the service reported `content`.
 *
 * The report is compared character by character without white space, since the service joins and splits words as it
 * likes. Where it says something else than was sent ("five dollars" for "$5"), each word is looked for a little ahead,
 * and else counted as one word until one is found again. Never past what was sent; a report that comes twice counts
 * once.
 */
export function advanceHeard(sent: string, from: SpokenPosition, content: string): SpokenPosition {
  const exact = matchCharacters(sent, from.end, content);
  if (exact !== null) return { end: exact, anchor: exact };
  let position = from;
  for (const [word] of content.matchAll(words())) position = matchWord(sent, position, word);
  return position;
}

/** The last place at or before `position` where a word ends. */
export function floorToWordEnd(text: string, position: number): number {
  let end = Math.min(position, text.length);
  while (end > 0 && (splitsWord(text, end) || whiteSpace.test(text[end - 1] as string))) end -= 1;
  return end;
}

/** Whether what is reported can be the next thing that this text says. */
export function continuesAt(sent: string, from: SpokenPosition, content: string): boolean {
  return content.trim() !== '' && matchCharacters(sent, from.end, content) !== null;
}

/** Whether nothing that can be said is left. */
export function isSaid(sent: string, { end }: SpokenPosition): boolean {
  return !wordCharacter.test(sent.slice(end));
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

function matchWord(sent: string, from: SpokenPosition, word: string): SpokenPosition {
  const reach = unspacedScript.test(word) ? LOOK_AHEAD_CHARACTERS : LOOK_AHEAD_WORDS;
  const found = findWord(sent, from, word, reach);
  if (found !== null) return { end: found, anchor: found };
  if (wasJustSaid(sent, from.anchor, word)) return from;
  const next = words();
  next.lastIndex = from.end;
  const skipped = next.exec(sent);
  return skipped ? { end: next.lastIndex, anchor: from.anchor } : from;
}

/** Looked for from the last certain word on: words that were only counted may have been too many. */
function findWord(sent: string, { end, anchor }: SpokenPosition, word: string, reach: number): number | null {
  const next = words();
  next.lastIndex = anchor;
  let ahead = 0;
  while (ahead < reach) {
    const found = next.exec(sent);
    if (!found) return null;
    if (sameWord(found[0], word)) return next.lastIndex;
    if (found.index >= end) ahead += 1;
  }
  return null;
}

/** Whether the word is among the last few that were said: then the report has come twice. */
function wasJustSaid(sent: string, anchor: number, word: string): boolean {
  const said = sent.slice(Math.max(0, anchor - 80), anchor).match(words()) ?? [];
  return said.slice(-LOOK_AHEAD_WORDS).some((before) => sameWord(before, word));
}

const sameWord = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
