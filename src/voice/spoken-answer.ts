import type { Clock } from '../core/index.js';
import type { AudioLine } from './audio-line.js';
import { RENDER_DELAY_MS } from './playback-clock.js';
import { durationOf, spokenLength, type SpokenPart } from './spoken-part.js';

const TICK_MS = 100;

export interface SpokenAnswerPorts {
  readonly clock: Clock;
  readonly line: AudioLine;
  /** Called with the words that the persona has spoken since the last call. */
  readonly onText: (text: string) => void;
  readonly onEnd: (interrupted: boolean) => void;
}

/** One answer: its words are released as the persona plays the audio. Released words count as heard. */
export class SpokenAnswer {
  readonly #parts: SpokenPart[] = [];
  /** How many characters of the first part were released. */
  #released = 0;
  #timer: unknown = null;
  #isComplete = false;
  #isOver = false;
  #held: unknown = null;
  readonly #startsAt: number;

  /** @param ends whether `finish()` is called, or the answer ends when its text and audio were played */
  constructor(
    private readonly ports: SpokenAnswerPorts,
    private readonly ends: 'told' | 'played',
  ) {
    this.#startsAt = ports.clock.now() + RENDER_DELAY_MS;
    this.#tick();
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Begins a text whose audio follows. */
  open(text: string): SpokenPart {
    const fromMs = this.ports.line.pushedMs;
    const part: SpokenPart = { text, words: [], fromMs, toMs: null, isBroken: false };
    this.#parts.push(part);
    return part;
  }

  /** Call it after the last audio. The answer ends when the audio was played. */
  finish(): void {
    const { line } = this.ports;
    line.finish();
    for (const part of this.#parts) part.toMs ??= line.pushedMs;
    this.#isComplete = true;
  }

  /** Releases the whole text, because all of it was spoken. */
  complete(): void {
    for (const part of this.#parts.splice(0)) {
      this.#sendUpTo(part, part.text.length);
      this.#released = 0;
    }
    this.ports.line.finish();
    this.#end(false);
  }

  /**
   * Stops the persona. The words so far count as heard, unless `heard()` is called within `waitMs`.
   */
  interrupt(waitMs = 0): void {
    if (this.#isOver || this.#held !== null) return;
    const { clock, line } = this.ports;
    clock.clearTimeout(this.#timer);
    if (waitMs === 0) this.#release();
    line.cut();
    if (waitMs === 0) this.#end(true);
    else this.#held = clock.setTimeout(() => this.#end(true), waitMs);
  }

  /** Sets the heard text of an interrupted answer. Words that were already released stay. */
  heard(text?: string): void {
    if (this.#held === null) return;
    const [part] = this.#parts;
    const heard = text?.trimEnd() ?? '';
    if (part?.text.startsWith(heard)) this.#sendUpTo(part, heard.length);
    this.#end(true);
  }

  /** Ends without an interruption of the persona, because the session is over. */
  close(): void {
    this.ports.line.close();
    this.#end(true);
  }

  #tick(): void {
    this.#release();
    if (this.#isSpoken()) return this.complete();
    this.#timer = this.ports.clock.setTimeout(() => this.#tick(), TICK_MS);
  }

  /** Releases the words that were spoken since the last call. */
  #release(): void {
    for (let part = this.#parts[0]; part; part = this.#parts[0]) {
      const ms = this.#spokenMs(part);
      const duration = durationOf(part, this.ports.line.pushedMs);
      this.#sendUpTo(part, spokenLength(part, ms, duration));
      if (part.toMs === null || ms < part.toMs - part.fromMs) return;
      if (!part.isBroken) this.#sendUpTo(part, part.text.length);
      this.#parts.shift();
      this.#released = 0;
    }
  }

  #spokenMs({ fromMs }: SpokenPart): number {
    const { clock, line } = this.ports;
    return this.ends === 'told' ? line.playedMs - fromMs : clock.now() - this.#startsAt;
  }

  #isSpoken(): boolean {
    if (this.ends === 'told') return this.#isComplete && this.#parts.length === 0;
    const [part] = this.#parts;
    if (!part || part.text === '') return this.#isComplete;
    return this.#spokenMs(part) >= durationOf(part, this.ports.line.pushedMs);
  }

  #sendUpTo(part: SpokenPart, end: number): void {
    if (this.#isOver || end <= this.#released) return;
    const piece = part.text.slice(this.#released, end);
    this.#released = end;
    this.ports.onText(piece);
  }

  #end(interrupted: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.ports.clock.clearTimeout(this.#timer);
    this.ports.clock.clearTimeout(this.#held);
    this.ports.onEnd(interrupted);
  }
}
