/** One spoken word: its text with the white space after it, and its duration (ms). */
export interface SpokenWord {
  readonly text: string;
  readonly syllables: number;
  readonly ms: number;
  /** The pause after it, which depends on its punctuation (ms). */
  readonly pauseMs: number;
  /** Whether its pitch falls, as in the last word of a sentence. */
  readonly closing: boolean;
}

/** Plans one word. At rate 1, speech has about 170 words per minute. */
export function planWord(text: string, rate: number): SpokenWord {
  const letters = text.trim();
  const syllables = Math.max(
    1,
    letters.match(/[aeiouyäöüáéíóúàèùâêîôûæøå]+/giu)?.length ?? Math.ceil(letters.length / 3),
  );
  const ms = (70 + 130 * syllables + 12 * Math.min(letters.length, 12)) / rate;
  const closing = /[.!?。！？؟।:]["')\]*_]*$/u.test(letters);
  const pauseMs = (closing ? 340 : /[,;–—،，、；]["')\]]*$/u.test(letters) ? 190 : 35) / rate;
  return { text, syllables: Math.min(syllables, 8), ms: Math.min(ms, 1400), pauseMs, closing };
}

// In these scripts every character is spoken separately, without spaces in between.
const letter = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
// A word is complete as soon as something else has begun.
const wholeWord = new RegExp(
  `\\s*(?:${letter}[\\p{M}\\p{P}]*(?:\\s+(?=\\S)|(?=[^\\p{M}\\p{P}\\s]))|(?:(?!${letter})\\S)+(?:\\s+|(?=${letter})))`,
  'yu',
);
const noSpaces = new RegExp(`^(?:(?!${letter})\\S)*$`, 'u');
const LONG = 100;
const phraseScript = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** In characters. For a phrase that is twice as long, the browser takes four times as long. */
const LONGEST_PHRASE = 500;

/**
 * Splits a phrase of a script in which spaces separate only phrases. The phrase stays whole if the browser cannot split
 * it (Firefox before 125).
 */
function wordsOf(phrase: string): string[] {
  if (!phraseScript.test(phrase) || typeof Intl.Segmenter === 'undefined') return [phrase];
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const words: string[] = [];
  for (let at = 0; at < phrase.length; at += LONGEST_PHRASE)
    for (const { segment, isWordLike } of segmenter.segment(phrase.slice(at, at + LONGEST_PHRASE))) {
      if (isWordLike && words.at(-1)?.trim() !== '') words.push(segment);
      else words.push((words.pop() ?? '') + segment);
    }
  return words;
}

/** Whether the text continues in the same way as its last character: with spaces, or with a word. */
const isSame = (last: string, text: string): boolean =>
  last.trim() === '' ? text.trim() === '' : noSpaces.test(text);

/** Splits a stream of text into words. The last word waits until it is known to be complete. */
export class WordBuffer {
  #rest = '';

  push(text: string): string[] {
    const isMore = this.#rest.length > LONG && isSame(this.#rest.slice(-1), text);
    this.#rest += text;
    // A long word is examined again only after something else has begun.
    if (isMore) return [];
    const words: string[] = [];
    wholeWord.lastIndex = 0;
    let end = 0;
    for (let [word] = wholeWord.exec(this.#rest) ?? []; word; [word] = wholeWord.exec(this.#rest) ?? []) {
      end = wholeWord.lastIndex;
      words.push(word);
    }
    this.#rest = this.#rest.slice(end);
    return words.flatMap(wordsOf);
  }

  end(): string[] {
    const rest = this.#rest;
    this.#rest = '';
    return rest.trim() === '' ? [] : wordsOf(rest);
  }
}
