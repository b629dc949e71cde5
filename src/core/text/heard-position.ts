/** How far the persona has spoken, as positions in the text that was sent. */
export interface SpokenPosition {
  readonly end: number;
  /** The end of the last reported word that matched. Everything after it is an estimate. */
  readonly anchor: number;
  /** Between `end` and this position there is nothing speakable, so later reports need not scan that part again. */
  readonly next: number;
}

/** Returns the position after everything up to `end` was spoken and matched. */
export const spokenUpTo = (end: number): SpokenPosition => ({ end, anchor: end, next: end });

export const nothingSpoken: SpokenPosition = spokenUpTo(0);

/** How many words ahead to search for a reported word, in case the service spoke something differently. */
const LOOK_AHEAD_WORDS = 8;
/** The same limit for scripts without spaces, where every character is a word. */
const LOOK_AHEAD_CHARACTERS = 4;

/** How far around the last word to search, in characters. Longer strings are not words. */
const REACH = 500;

/** Scripts without spaces between words, where a word can end at any character. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const unspacedScript = new RegExp(`[${unspaced}]`, 'u');
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const whiteSpace = /\s/u;
/** Matches one word, or one character of a script without spaces. */
const words = () => new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/**
 * Returns how far into `sent` the persona has spoken, given the position so far (`before`) and the reported words
 * (`content`).
 *
 * The words are compared without white space, because the service joins and splits words. If they differ from the text
 * ("five dollars" for "$5"), each word is searched for a little ahead, or else counts as one word until a word matches
 * again. The result never exceeds the text, and a repeated report counts once.
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

/** Counts very long white space as spoken, so that reports need not scan it again. */
function withoutPause(sent: string, from: Reached): Reached {
  const end = skipWhiteSpace(sent, from.end);
  return end - from.end > REACH ? { end, anchor: from.anchor } : from;
}

/**
 * Returns the last word end at or before `position`, or `position` itself if it is inside a string that is too long for
 * a word.
 */
export function floorToWordEnd(text: string, position: number): number {
  const last = Math.min(position, text.length);
  const least = Math.max(0, last - REACH);
  let end = last;
  while (end > least && (splitsWord(text, end) || whiteSpace.test(text[end - 1] as string))) end -= 1;
  if (end > least || end === 0) return end;
  return splitsCharacter(text, last) ? last - 1 : last;
}

/** Whether the report can match the next words of this text. */
export function continuesAt(sent: string, from: SpokenPosition, content: string): boolean {
  return content.trim() !== '' && matchCharacters(sent, from.end, content) !== null;
}

/** Whether nothing speakable is left. */
export function isSaid(sent: string, { end, next }: SpokenPosition): boolean {
  return nextWord(sent, Math.max(end, next)) === sent.length;
}

/** Returns the position of the next word character, or the end. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !wordCharacter.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) at += 1;
  return Math.min(at, text.length);
}

/** Whether the position splits a surrogate pair. */
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

/** Returns the words from `start` to shortly after `end`, without words that are cut off. */
function* wordsAround(sent: string, start: number, end: number): Generator<FoundWord> {
  const stretch = sent.slice(start, end + REACH);
  const isCut = end + REACH < sent.length;
  for (const { 0: word, index } of stretch.matchAll(words())) {
    const isCutBehind = isCut && index + word.length === stretch.length && word.length < REACH;
    const isCutBefore = index === 0 && start > 0 && splitsWord(sent, start);
    if (!isCutBehind && !isCutBefore) yield { word, start: start + index, end: start + index + word.length };
  }
}

/** Searches for the word from the last match on, because the estimate may be too far ahead. */
function findWord(sent: string, { end, anchor }: Reached, word: string, reach: number): number | null {
  let ahead = 0;
  for (const found of wordsAround(sent, Math.max(anchor, end - REACH), end)) {
    if (sameWord(found.word, word)) return found.end;
    if (found.start >= end) ahead += 1;
    if (ahead >= reach) return null;
  }
  return null;
}

/** Whether the word is among the last few spoken words, so that the report is a repetition. */
function wasJustSaid(sent: string, anchor: number, word: string): boolean {
  const said = sent.slice(Math.max(0, anchor - 80), anchor).match(words()) ?? [];
  return said.slice(-LOOK_AHEAD_WORDS).some((before) => sameWord(before, word));
}

const sameWord = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
