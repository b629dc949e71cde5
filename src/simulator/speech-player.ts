import type { SimulatorClock } from './clock.js';
import { planWord, WordBuffer, type SpokenWord } from './words.js';

export interface SpeechPlayerEvents {
  /** A word begins. `written` is the text that it stands for, as the page sent it. */
  word(word: SpokenWord, written: string): void;
  /** The service reports these words. */
  report(words: string): void;
  /** Called when everything was spoken, or when the speech was interrupted. */
  ended(interrupted: boolean): void;
}

export interface SpeechPlayerOptions {
  readonly clock: SimulatorClock;
  /** How the voice speaks. */
  readonly voice: Voice;
  readonly rate: number;
}

/** How a voice speaks: its delay, and what the service reports of its words. */
export interface Voice {
  /** Returns the delay from the first text of an utterance to its first word, in ms. */
  readonly latencyMs: () => number;
  /** Returns how many words the next report contains. */
  readonly wordsInReport: () => number;
  /** Returns what the voice says for a written word. */
  readonly spoken: (word: string) => string;
}

/** Speaks one utterance word by word while its text still arrives. */
export class SpeechPlayer {
  readonly #words = new WordBuffer();
  readonly #queue: string[] = [];
  #timer: unknown = null;
  #started = false;
  #complete = false;
  #over = false;
  /** The words that began but were not reported yet, and how many the report will have. */
  #unreported: string[] = [];
  #reportAt = 0;

  constructor(
    private readonly options: SpeechPlayerOptions,
    private readonly events: SpeechPlayerEvents,
  ) {}

  get over(): boolean {
    return this.#over;
  }

  push(text: string): void {
    this.#queue.push(...this.#words.push(text));
    this.#schedule();
  }

  /** Call it when no more text will follow. */
  complete(): void {
    this.#queue.push(...this.#words.end());
    this.#complete = true;
    this.#schedule();
  }

  interrupt(): void {
    this.#finish(true);
  }

  #schedule(): void {
    if (this.#timer !== null || this.#over) return;
    if (this.#queue.length === 0) {
      if (this.#complete) this.#finish(false);
      return;
    }
    const delay = this.#started ? 0 : this.options.voice.latencyMs();
    this.#started = true;
    this.#wait(delay, () => this.#say());
  }

  #say(): void {
    const written = this.#queue.shift();
    if (written === undefined) return;
    const word = planWord(this.options.voice.spoken(written), this.options.rate);
    this.events.word(word, written);
    this.#report(word.text);
    this.#wait(word.ms + word.pauseMs, () => this.#schedule());
  }

  /** Reports the words that began, when there are enough of them, or nothing more to say at the moment. */
  #report(word: string): void {
    if (this.#unreported.length === 0) this.#reportAt = this.options.voice.wordsInReport();
    this.#unreported.push(word);
    if (this.#unreported.length >= this.#reportAt || this.#queue.length === 0)
      this.events.report(this.#unreported.splice(0).join(''));
  }

  #wait(ms: number, then: () => void): void {
    this.#timer = this.options.clock.setTimeout(() => {
      this.#timer = null;
      then();
    }, ms);
  }

  #finish(interrupted: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.options.clock.clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#unreported.length > 0) this.events.report(this.#unreported.splice(0).join(''));
    this.events.ended(interrupted);
  }
}
