import type { Clock } from '../core/index.js';

/** The delay from our audio to the persona's lips, as in Anam's sample code. */
const RENDER_DELAY_MS = 500;
/** The speech rate of a fast speaker. Without audio timing, text is not released faster than this. */
const CHARACTERS_PER_SECOND = 17;
const TICK_MS = 100;

export interface SpokenAnswerEvents {
  /** Called with the words that the persona has spoken so far. */
  readonly onText: (text: string) => void;
  readonly onEnd: (interrupted: boolean) => void;
}

/**
 * One of the agent's answers. Its text arrives all at once, and its audio arrives faster than it is played, so the
 * words are released as the audio plays. Released words count as heard.
 */
export class SpokenAnswer {
  #text = '';
  #sent = 0;
  #audioMs = 0;
  #timer: unknown = null;
  #ended = false;
  readonly #startedAt: number;

  constructor(
    private readonly clock: Clock,
    private readonly events: SpokenAnswerEvents,
  ) {
    this.#startedAt = clock.now() + RENDER_DELAY_MS;
    this.#tick();
  }

  get hasText(): boolean {
    return this.#text !== '';
  }

  addAudio(ms: number): void {
    this.#audioMs += ms;
  }

  setText(text: string): void {
    this.#text = text;
  }

  /** Ends the answer, because all of it was spoken. */
  complete(): void {
    this.#sendUpTo(this.#text.length);
    this.#end(false);
  }

  /** Stops releasing words until the heard part is known. */
  hold(): void {
    this.clock.clearTimeout(this.#timer);
  }

  /** @param heard the heard text, as the agent reports it; without it, the released words count */
  interrupt(heard?: string): void {
    if (heard !== undefined && this.#text.startsWith(heard.trimEnd())) this.#sendUpTo(heard.trimEnd().length);
    this.#end(true);
  }

  #tick(): void {
    const elapsed = this.clock.now() - this.#startedAt;
    const duration = Math.max(this.#audioMs, (this.#text.length * 1000) / CHARACTERS_PER_SECOND);
    if (this.hasText && elapsed >= duration) return this.complete();
    if (this.hasText && elapsed > 0) this.#sendUpTo(this.#wordEnd((elapsed / duration) * this.#text.length));
    this.#timer = this.clock.setTimeout(() => this.#tick(), TICK_MS);
  }

  #wordEnd(at: number): number {
    return this.#text.lastIndexOf(' ', at) + 1;
  }

  #sendUpTo(end: number): void {
    if (this.#ended || end <= this.#sent) return;
    const piece = this.#text.slice(this.#sent, end);
    this.#sent = end;
    this.events.onText(piece);
  }

  #end(interrupted: boolean): void {
    if (this.#ended) return;
    this.#ended = true;
    this.clock.clearTimeout(this.#timer);
    this.events.onEnd(interrupted);
  }
}
