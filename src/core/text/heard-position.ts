/** How far the persona has spoken, as positions in the text that was sent. */
export interface SpokenPosition {
  readonly end: number;
  /** The end of the last reported word that matched. Everything after it is an estimate. */
  readonly anchor: number;
  /** Between `end` and this position there is nothing speakable, so later reports need not scan that part again. */
  readonly next: number;
  /** How many reported words did not match since `anchor`. */
  readonly unmatched: number;
  /** How many more words the number at `end` can be spoken as: "2026" is "twenty twenty six". */
  readonly absorbs: number;
  /** The end of a match that is too far ahead to be trusted, until the next word confirms it; -1 if there is none. */
  readonly candidate: number;
}

/** Returns the position after everything up to `end` was spoken and matched. */
export const spokenUpTo = (end: number): SpokenPosition => ({ ...matchedUpTo(end), next: end });

const matchedUpTo = (end: number): Reached => ({
  end,
  anchor: end,
  unmatched: 0,
  absorbs: 0,
  candidate: -1,
});

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
const digit = /\p{N}/u;
const whiteSpace = /\s/u;
/** Matches one word, one character of a script without spaces, or a sign that can be spoken as a word, such as "&". */
const words = () =>
  new RegExp(`[${unspaced}&%°@#]|[\\p{Sc}\\p{Sm}]|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/**
 * Returns how far into `sent` the persona has spoken, given the position so far (`before`) and the reported words
 * (`content`).
 *
 * The words are compared without white space, because the service joins and splits words. A word that differs from the
 * text ("five dollars" for "$5") moves an estimate ahead, until a word matches again. A match further ahead counts if
 * the text before it can be what the words since the last match stand for, or if the next word matches there too: a
 * voice says "and" for "&", and the text may contain another "and". The result never exceeds the text, and a repeated
 * report counts once.
 */
export function advanceHeard(sent: string, before: SpokenPosition, content: string): SpokenPosition {
  const reached = matchReport(sent, withoutPause(sent, before), content);
  return { ...reached, next: nextWord(sent, Math.max(reached.end, before.next)) };
}

type Reached = Omit<SpokenPosition, 'next'>;

function matchReport(sent: string, from: Reached, content: string): Reached {
  const exact = matchCharacters(sent, from.end, content);
  if (exact !== null) return matchedUpTo(exact);
  let position = from;
  for (const [word] of content.matchAll(words())) position = matchWord(sent, position, word);
  return position;
}

/** Counts very long white space as spoken, so that reports need not scan it again. */
function withoutPause(sent: string, from: Reached): Reached {
  const end = skipWhiteSpace(sent, from.end);
  return end - from.end > REACH ? { ...from, end } : from;
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
  if (word.length > REACH) return estimate(sent, from, -1);
  const found = findWord(sent, from, word);
  if (found?.isTrusted) return matchedUpTo(found.end);
  const candidate = found?.end ?? -1;
  return wasJustSaid(sent, from.anchor, word) ? { ...from, candidate } : estimate(sent, from, candidate);
}

/** Moves the end ahead by one word, unless the word still belongs to the number before it. */
function estimate(sent: string, from: Reached, candidate: number): Reached {
  const moved = { ...from, candidate, unmatched: from.unmatched + 1 };
  if (from.absorbs > 0) return { ...moved, absorbs: from.absorbs - 1 };
  const [skipped] = wordsAround(sent, from.end, from.end);
  return skipped ? { ...moved, end: skipped.end, absorbs: moreWordsOf(skipped.word) } : moved;
}

/** Returns how many words a number can have when it is spoken, apart from the first: "250" is up to five words. */
const moreWordsOf = (word: string) => (digit.test(word) ? word.length - 1 + (word.length > 2 ? 2 : 0) : 0);

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
function findWord(
  sent: string,
  { end, anchor, unmatched, candidate }: Reached,
  word: string,
): { readonly end: number; readonly isTrusted: boolean } | null {
  const reach = unspacedScript.test(word) ? LOOK_AHEAD_CHARACTERS : LOOK_AHEAD_WORDS;
  let first: number | null = null;
  let before = anchor;
  // What lies between the last match and this word: words and numbers, and how many of them are words.
  let between = 0;
  let plain = 0;
  let ahead = 0;
  for (const found of wordsAround(sent, Math.max(anchor, end - REACH), end)) {
    const isSign = !wordCharacter.test(found.word);
    if (sameWord(found.word, word)) {
      const isNext = between === 0 || before === candidate || (ahead === 0 && found.start >= end);
      if (isNext || (between <= unmatched && plain < 2)) return { end: found.end, isTrusted: true };
      first ??= found.end;
    }
    if (isSign) continue;
    before = found.end;
    between += 1;
    if (!digit.test(found.word)) plain += 1;
    if (found.start >= end) ahead += 1;
    if (ahead >= reach) break;
  }
  return first === null ? null : { end: first, isTrusted: false };
}

/** Whether the word is among the last few spoken words, so that the report is a repetition. */
function wasJustSaid(sent: string, anchor: number, word: string): boolean {
  const said = sent.slice(Math.max(0, anchor - 80), anchor).match(words()) ?? [];
  return said.slice(-LOOK_AHEAD_WORDS).some((before) => sameWord(before, word));
}

const sameWord = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
