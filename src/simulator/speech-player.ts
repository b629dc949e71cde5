import type { SimulatorClock } from './clock.js';
import { planWord, WordBuffer, type SpokenWord } from './words.js';

export interface SpeechPlayerEvents {
  word(word: SpokenWord): void;
  /** Called when everything was spoken, or when the speech was interrupted. */
  ended(interrupted: boolean): void;
}

export interface SpeechPlayerOptions {
  readonly clock: SimulatorClock;
  /** The delay from the first text to the first word, in ms. */
  readonly latencyMs: number;
  readonly rate: number;
}

/** Speaks one utterance word by word while its text still arrives. */
export class SpeechPlayer {
  readonly #words = new WordBuffer();
  readonly #queue: string[] = [];
  #timer: unknown = null;
  #started = false;
  #complete = false;
  #over = false;

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
    const delay = this.#started ? 0 : this.options.latencyMs;
    this.#started = true;
    this.#wait(delay, () => this.#say());
  }

  #say(): void {
    const text = this.#queue.shift();
    if (text === undefined) return;
    const word = planWord(text, this.options.rate);
    this.events.word(word);
    this.#wait(word.ms + word.pauseMs, () => this.#schedule());
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
    this.events.ended(interrupted);
  }
}
