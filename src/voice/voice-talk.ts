import type { Clock } from '../core/index.js';
import { chunkSentences } from '../core/text/projector/sentence-chunker.js';
import type { AudioLine } from './audio-line.js';
import { readVoice, type Speak, type VoiceChunk } from './read-voice.js';
import { SpokenAnswer } from './spoken-answer.js';
import type { SpokenPart } from './spoken-part.js';
import { asVoiceError, voiceError } from './voice-error.js';

/**
 * How long the model may pause before the text so far is spoken, in ms. A model that calls a tool stops in the middle of
 * an answer, and the end of a sentence shows only when the next one begins.
 */
const PAUSE_MS = 700;
/** The longest audio of a text, in ms: far more than slow speech takes, so that a voice that never ends is stopped. */
const longestAudioMs = (text: string) => 8_000 + 200 * text.length;

const speakable = /[\p{L}\p{N}]/u;

export interface VoiceTalkOptions {
  readonly clock: Clock;
  readonly speak: Speak;
  readonly sampleRate: number;
  readonly line: AudioLine;
  readonly onText: (text: string) => void;
  /** Not called when the voice fails; `spoken` rejects instead. */
  readonly onEnd: (interrupted: boolean) => void;
}

/** Speaks the text of one talk stream with the app's voice, sentence by sentence. */
export class VoiceTalk {
  /** Resolves when everything was spoken, or the talk was interrupted. Rejects when the voice failed. */
  readonly spoken: Promise<void>;
  readonly #answer: SpokenAnswer;
  readonly #sentences: string[] = [];
  readonly #controller = new AbortController();
  #waiting = '';
  #isFirst = true;
  #isComplete = false;
  #isSpeaking = false;
  #pause: unknown = null;
  #error: Error | null = null;
  #settle = (): void => undefined;
  #fail: (error: Error) => void = () => undefined;

  constructor(private readonly options: VoiceTalkOptions) {
    const { clock, line, onText } = options;
    this.spoken = new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    });
    this.#answer = new SpokenAnswer(
      { clock, line, onText, onEnd: (interrupted) => this.#end(interrupted) },
      'told',
    );
  }

  get isOver(): boolean {
    return this.#answer.isOver;
  }

  push(text: string): void {
    if (this.isOver) return;
    this.#waiting += text;
    this.#take(false);
    this.#clearPause();
    if (this.#waiting !== '') this.#pause = this.options.clock.setTimeout(() => this.#take(true), PAUSE_MS);
  }

  /** Call it when no more text will follow. */
  finish(): void {
    if (this.isOver) return;
    this.#isComplete = true;
    this.#clearPause();
    this.#take(true);
  }

  interrupt(): void {
    this.#answer.interrupt();
  }

  /** Stops without an interruption of the persona, because the session is over. */
  close(): void {
    this.#answer.close();
  }

  /** Moves the complete sentences, or all of the text, to the queue. */
  #take(isLast: boolean): void {
    const { chunks, rest } = chunkSentences(this.#waiting, this.#isFirst, isLast);
    if (chunks.length > 0) this.#isFirst = false;
    this.#waiting = rest;
    this.#sentences.push(...chunks);
    void this.#speakAll();
  }

  async #speakAll(): Promise<void> {
    if (this.#isSpeaking || this.isOver || this.#error) return;
    this.#isSpeaking = true;
    try {
      for (let next = this.#sentences.shift(); next !== undefined; next = this.#sentences.shift())
        await this.#speak(next);
      if (this.#isComplete) this.#answer.finish();
    } catch (cause) {
      if (!this.isOver) this.#stopAfter(asVoiceError(cause));
    } finally {
      this.#isSpeaking = false;
    }
  }

  async #speak(sentence: string): Promise<void> {
    const part = this.#answer.open(sentence);
    const { line, speak, clock } = this.options;
    const { signal } = this.#controller;
    line.cutSample();
    try {
      if (!speakable.test(sentence)) return;
      for await (const chunk of readVoice(sentence.trim(), { speak, clock, signal })) {
        this.#accept(part, chunk);
        await line.whenRoom();
        signal.throwIfAborted();
      }
    } catch (cause) {
      part.isBroken = true;
      throw cause;
    } finally {
      part.toMs = line.pushedMs;
    }
  }

  #accept(part: SpokenPart, { audio, words = [], sampleRate }: VoiceChunk): void {
    const { line, sampleRate: expected } = this.options;
    if (sampleRate !== undefined && sampleRate !== expected) {
      const message = `The audio has ${sampleRate} Hz, but \`sampleRate\` is ${expected}.`;
      throw voiceError('config-voice', { message });
    }
    part.words = [...part.words, ...words];
    if (audio !== undefined) line.push(audio);
    const seconds = Math.round((line.pushedMs - part.fromMs) / 1000);
    if (line.pushedMs - part.fromMs > longestAudioMs(part.text))
      throw voiceError('voice-failed', {
        message: `Your voice sent ${seconds} seconds of audio for ${part.text.length} characters.`,
      });
  }

  /** Lets the persona play what it has. The error is reported afterwards. */
  #stopAfter(error: Error): void {
    this.#error = error;
    this.#controller.abort();
    this.#answer.finish();
  }

  #end(interrupted: boolean): void {
    this.#clearPause();
    this.#sentences.length = 0;
    this.#waiting = '';
    this.#controller.abort();
    if (this.#error && !interrupted) return this.#fail(this.#error);
    this.options.onEnd(interrupted);
    this.#settle();
  }

  #clearPause(): void {
    this.options.clock.clearTimeout(this.#pause);
    this.#pause = null;
  }
}
