import type { SimulatorClock } from './clock.js';
import type { PersonaMedia } from './media/persona-media.js';

/** The audio that the page sent for the persona to speak, in milliseconds. */
export interface PageAudioRecord {
  receivedMs: number;
  /** What the persona has finished playing; exact after an interruption and after the end. */
  playedMs: number;
  /** Whether the page has ended the sequence. */
  ended: boolean;
}

/** An `agentaudioinput` frame: `AgentAudioInputPayload` of the SDK. */
interface AudioFrame {
  readonly audioData: string;
  readonly sampleRate: number;
}

/**
 * The delay from audio to the persona's lips, in ms: about half a second in Anam's cookbook ("ElevenLabs conversational
 * agents"). Assumption: it is the same after a gap.
 */
const RENDER_MS = 500;
/** Quieter audio leaves the mouth shut. */
const AUDIBLE = 0.01;
const SYLLABLE_MS = 180;

interface Piece {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRate: number;
  readonly ms: number;
}

/** Plays the page's audio with the persona's face. Loaded with the first such frame. */
export class PageAudio {
  readonly #queue: Piece[] = [];
  #timer: unknown = null;
  #playing: { readonly piece: Piece; readonly at: number } | null = null;
  #source: AudioBufferSourceNode | null = null;

  constructor(
    private readonly clock: SimulatorClock,
    private readonly media: PersonaMedia,
    private readonly record: PageAudioRecord,
  ) {}

  /** @param at when the frame arrived, because this code may have been loaded since */
  push({ audioData, sampleRate }: AudioFrame, at: number): void {
    const bytes = Uint8Array.from(atob(audioData), (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    const samples = Float32Array.from(
      { length: bytes.length >> 1 },
      (_, index) => view.getInt16(index * 2, true) / 32_768,
    );
    const ms = (samples.length / sampleRate) * 1000;
    this.record.receivedMs += ms;
    this.record.ended = false;
    this.#queue.push({ samples, sampleRate, ms });
    const delay = Math.max(0, at + RENDER_MS - this.clock.now());
    if (this.#timer === null) this.#timer = this.clock.setTimeout(() => this.#play(), delay);
  }

  end(): void {
    this.record.ended = true;
  }

  /** Stops, and drops what was not played. */
  hush(): void {
    this.clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#queue.length = 0;
    if (!this.#playing) return;
    this.record.playedMs += this.clock.now() - this.#playing.at;
    this.#playing = null;
    this.#source?.stop();
    this.#source = null;
    this.media.hush();
  }

  #play(): void {
    if (this.#playing) this.record.playedMs += this.#playing.piece.ms;
    const now = this.clock.now();
    // From the end of the last piece, so that late timers do not add up.
    const at = this.#playing ? this.#playing.at + this.#playing.piece.ms : now;
    const piece = this.#queue.shift();
    this.#playing = piece ? { piece, at } : null;
    this.#timer = piece ? this.clock.setTimeout(() => this.#play(), Math.max(0, at + piece.ms - now)) : null;
    if (piece) this.#sound(piece);
  }

  #sound({ samples, sampleRate, ms }: Piece): void {
    const { audio, destination } = this.media;
    if (samples.some((sample) => Math.abs(sample) > AUDIBLE))
      this.media.openMouth({
        text: 'a',
        ms,
        pauseMs: 0,
        syllables: Math.ceil(ms / SYLLABLE_MS),
        closing: false,
      });
    if (samples.length === 0) return;
    const buffer = audio.createBuffer(1, samples.length, sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = audio.createBufferSource();
    source.buffer = buffer;
    source.connect(destination);
    source.start();
    this.#source = source;
  }
}
