import type { PcmAudio } from './pcm-frames.js';
import type { TimedWord } from './spoken-part.js';

/** One answer of your agent. After its end or an interruption, calls have no effect. */
export interface AudioAnswer {
  /** Whether it has ended or was interrupted. */
  readonly isOver: boolean;
  /** Whether it has text. */
  readonly hasText: boolean;
  /**
   * Adds audio. It may arrive faster than it is played.
   * @throws PersonaError `config-voice` if it is a file, such as WAV, and not raw PCM
   */
  audio(audio: PcmAudio): void;
  /** Adds text. Its words appear in the transcript as the audio is played. */
  text(text: string): void;
  /** Adds the times of words, in ms from the start of the answer's audio, for exact captions. */
  words(words: readonly TimedWord[]): void;
  /** Call it after the last audio and text. The answer ends when the audio was played. */
  end(): void;
  /** Ends the answer now; all of its text counts as heard. */
  complete(): void;
  /**
   * Stops the persona. The words so far count as heard.
   * @param waitMs how long to wait for `heard()`, in ms @default 0
   */
  interrupt(waitMs?: number): void;
  /** Sets the heard text of an interrupted answer, a prefix of its text. Words that were already shown stay. */
  heard(text?: string): void;
}

/** Options of an answer. */
export interface AudioAnswerOptions {
  /** In hertz: a whole number from 8,000 to 48,000. */
  readonly sampleRate: number;
  /**
   * `told`: your agent calls `end()`. `played`: it cannot tell the end, so the answer ends when its text and audio were
   * played.
   * @default 'told'
   */
  readonly ends?: 'told' | 'played';
}
