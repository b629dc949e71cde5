/** One word as it is spoken: its text with the white space after it, and how long it sounds (ms). */
export interface SpokenWord {
  readonly text: string;
  readonly syllables: number;
  readonly ms: number;
  /** Silence after it, by its punctuation (ms). */
  readonly pauseMs: number;
  /** Falls in pitch: the last of a sentence. */
  readonly closing: boolean;
}

/** About 170 words a minute at rate 1. */
export function planWord(text: string, rate: number): SpokenWord {
  const letters = text.trim();
  const syllables = Math.max(
    1,
    letters.match(/[aeiouyäöüáéíóúàèùâêîôûæøå]+/giu)?.length ?? Math.ceil(letters.length / 3),
  );
  const ms = (70 + 130 * syllables + 12 * Math.min(letters.length, 12)) / rate;
  const closing = /[.!?。！？:]["')\]*_]*$/u.test(letters);
  const pauseMs = (closing ? 340 : /[,;–—]["')\]]*$/u.test(letters) ? 190 : 35) / rate;
  return { text, syllables: Math.min(syllables, 8), ms: Math.min(ms, 1400), pauseMs, closing };
}

/** Cuts a stream of text into words; the last one waits until it is known to be whole. */
export class WordBuffer {
  #rest = '';

  push(text: string): string[] {
    this.#rest += text;
    const words = this.#rest.match(/\s*\S+\s+/gu) ?? [];
    this.#rest = this.#rest.slice(words.join('').length);
    return words;
  }

  end(): string[] {
    const rest = this.#rest;
    this.#rest = '';
    return rest.trim() === '' ? [] : [rest];
  }
}
