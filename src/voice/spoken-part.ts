/** When a word is spoken. */
export interface TimedWord {
  /** The word, as in the text. */
  readonly text: string;
  /** In milliseconds from the start of the text's audio. */
  readonly startMs: number;
}

/** A text with its place in the audio of an answer. */
export interface SpokenPart {
  text: string;
  words: readonly TimedWord[];
  /** Where its audio begins, in ms from the start of the answer's audio. */
  readonly fromMs: number;
  /** Where its audio ends; `null` while more can follow. */
  toMs: number | null;
  /** Whether its audio is incomplete, so that not all of the text is spoken. */
  isBroken: boolean;
}

/** The speech rate of a fast speaker. While the length of the audio is unknown, text is not released faster. */
const CHARACTERS_PER_SECOND = 17;
/** Longer words are text of a script without spaces, which can be cut anywhere. */
const LONGEST_WORD = 20;

/** Returns the length of the part's audio, in ms; an estimate while more can follow. */
export function durationOf({ text, fromMs, toMs, isBroken }: SpokenPart, pushedMs: number): number {
  const known = (toMs ?? pushedMs) - fromMs;
  if (toMs !== null && !isBroken) return known;
  return Math.max(known, (text.length * 1000) / CHARACTERS_PER_SECOND);
}

/**
 * Returns how many characters of the text are spoken after `ms` of its audio: by the app's word times, otherwise in
 * proportion to the length of the audio.
 */
export function spokenLength({ text, words }: SpokenPart, ms: number, durationMs: number): number {
  if (words.length > 0) return endOfTimedWord(text, words, ms);
  return wordEnd(text, durationMs > 0 ? (Math.max(ms, 0) / durationMs) * text.length : 0);
}

function endOfTimedWord(text: string, words: readonly TimedWord[], ms: number): number {
  let end = 0;
  for (const { text: word, startMs } of words) {
    if (startMs > ms) break;
    const found = text.indexOf(word.trim(), end);
    // A word that is written differently, such as "five" for "5", is released with the next one.
    if (found >= 0) end = found + word.trim().length;
  }
  return end;
}

function wordEnd(text: string, position: number): number {
  const at = Math.min(Math.floor(position), text.length);
  const end = text.lastIndexOf(' ', at) + 1;
  if (at - end <= LONGEST_WORD) return Math.min(end, at);
  // Do not split a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
