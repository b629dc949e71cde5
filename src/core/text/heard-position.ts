/** How far the persona has spoken, in characters of what was sent. */
export interface SpokenPosition {
  readonly end: number;
  /** The end of the last word that was reported as it was sent; behind it lies guesswork. */
  readonly anchor: number;
  /** Between `end` and here is nothing that can be said, so that it is not looked through with every report. */
  readonly next: number;
}

/** Spoken up to `end`, word by word. */
export const spokenUpTo = (end: number): SpokenPosition => ({ end, anchor: end, next: end });

export const nothingSpoken: SpokenPosition = spokenUpTo(0);

/** How many words ahead a reported word is looked for, when the service said something in between differently. */
const LOOK_AHEAD_WORDS = 8;
/** Without spaces every character is a word, and the next of the same is never far. */
const LOOK_AHEAD_CHARACTERS = 4;

/** How far around the last word another one is looked for, in characters; a word that is longer is none. */
const REACH = 500;

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
export function advanceHeard(sent: string, before: SpokenPosition, content: string): SpokenPosition {
  const { end, anchor } = matchReport(sent, withoutPause(sent, before), content);
  return { end, anchor, next: nextWord(sent, Math.max(end, before.next)) };
}

type Reached = Pick<SpokenPosition, 'end' | 'anchor'>;

function matchReport(sent: string, from: Reached, content: string): Reached {
  const exact = matchCharacters(sent, from.end, content);
  if (exact !== null) return { end: exact, anchor: exact };
  let position = from;
  for (const [word] of content.matchAll(words())) position = matchWord(sent, position, word);
  return position;
}

/** White space that is longer than any layout counts as said, so that it is not looked through with every report. */
function withoutPause(sent: string, from: Reached): Reached {
  const end = skipWhiteSpace(sent, from.end);
  return end - from.end > REACH ? { end, anchor: from.anchor } : from;
}

/** The last place at or before `position` where a word ends; within what is too long for a word, `position` itself. */
export function floorToWordEnd(text: string, position: number): number {
  const last = Math.min(position, text.length);
  const least = Math.max(0, last - REACH);
  let end = last;
  while (end > least && (splitsWord(text, end) || whiteSpace.test(text[end - 1] as string))) end -= 1;
  if (end > least || end === 0) return end;
  return splitsCharacter(text, last) ? last - 1 : last;
}

/** Whether what is reported can be the next thing that this text says. */
export function continuesAt(sent: string, from: SpokenPosition, content: string): boolean {
  return content.trim() !== '' && matchCharacters(sent, from.end, content) !== null;
}

/** Whether nothing that can be said is left. */
export function isSaid(sent: string, { end, next }: SpokenPosition): boolean {
  return nextWord(sent, Math.max(end, next)) === sent.length;
}

/** Where the next word character is, or the end. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !wordCharacter.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) at += 1;
  return Math.min(at, text.length);
}

/** Whether the halves of a surrogate pair are on both sides. */
const splitsCharacter = (text: string, position: number) =>
  /[\uD800-\uDBFF]/.test(text[position - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[position] ?? '');

function splitsWord(text: string, position: number): boolean {
  if (splitsCharacter(text, position)) return true;
  const before = text[position - 1] ?? '';
  const after = text[position] ?? '';
  return wordCharacter.test(before) && wordCharacter.test(after) && !unspacedScript.test(before);
}

function skipWhiteSpace(text: string, from: number): number {
  let end = from;
  while (end < text.length && whiteSpace.test(text[end] as string)) end += 1;
  return end;
}

function matchCharacters(sent: string, from: number, content: string): number | null {
  let position = from;
  for (const character of content) {
    if (whiteSpace.test(character)) continue;
    position = skipWhiteSpace(sent, position);
    const next = sent.slice(position, position + character.length);
    if (next.toLowerCase() !== character.toLowerCase()) return null;
    position += character.length;
  }
  return position;
}

function matchWord(sent: string, from: Reached, word: string): Reached {
  const reach = unspacedScript.test(word) ? LOOK_AHEAD_CHARACTERS : LOOK_AHEAD_WORDS;
  const found = word.length > REACH ? null : findWord(sent, from, word, reach);
  if (found !== null) return { end: found, anchor: found };
  if (word.length <= REACH && wasJustSaid(sent, from.anchor, word)) return from;
  const [skipped] = wordsAround(sent, from.end, from.end);
  return skipped ? { end: skipped.end, anchor: from.anchor } : from;
}

interface FoundWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The words from `start` on, up to some way behind `end`. What is cut is no word. */
function* wordsAround(sent: string, start: number, end: number): Generator<FoundWord> {
  const stretch = sent.slice(start, end + REACH);
  const isCut = end + REACH < sent.length;
  for (const { 0: word, index } of stretch.matchAll(words())) {
    const isCutBehind = isCut && index + word.length === stretch.length && word.length < REACH;
    const isCutBefore = index === 0 && start > 0 && splitsWord(sent, start);
    if (!isCutBehind && !isCutBefore) yield { word, start: start + index, end: start + index + word.length };
  }
}

/** Looked for from the last certain word on: words that were only counted may have been too many. */
function findWord(sent: string, { end, anchor }: Reached, word: string, reach: number): number | null {
  let ahead = 0;
  for (const found of wordsAround(sent, Math.max(anchor, end - REACH), end)) {
    if (sameWord(found.word, word)) return found.end;
    if (found.start >= end) ahead += 1;
    if (ahead >= reach) return null;
  }
  return null;
}

/** Whether the word is among the last few that were said: then the report has come twice. */
function wasJustSaid(sent: string, anchor: number, word: string): boolean {
  const said = sent.slice(Math.max(0, anchor - 80), anchor).match(words()) ?? [];
  return said.slice(-LOOK_AHEAD_WORDS).some((before) => sameWord(before, word));
}

const sameWord = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
