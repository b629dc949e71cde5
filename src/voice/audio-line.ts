import type { Clock } from '../core/index.js';
import { PcmFrames, type PcmAudio, type PcmFrame } from './pcm-frames.js';
import { PlaybackClock } from './playback-clock.js';

/**
 * How much audio to send ahead, in ms. More would keep the signalling socket busy (64 kB a second at 24 kHz), and an
 * interruption would wait behind it. Less could run out when a hidden page's timers fire once a second.
 */
const LEAD_MS = 3_000;
/** How long to wait before audio is sent that could not be sent now, in ms. */
const RETRY_MS = 100;

/** The persona's audio input, as Anam's SDK defines it. */
export interface AudioInput {
  sendAudioChunk(base64: string): void;
  endSequence(): void;
}

/** The audio input of a session. */
export interface AudioOutlet {
  readonly clock: Clock;
  readonly input: (sampleRate: number) => AudioInput;
  /** Whether audio is sent immediately. Otherwise the SDK would queue it, and the persona would play it late. */
  readonly isOpen: () => boolean;
  readonly interruptPersona: () => void;
}

/** The audio of one answer: cut into messages, and sent at most three seconds ahead. */
export class AudioLine {
  readonly #outlet: AudioOutlet;
  readonly #input: AudioInput;
  readonly #sampleRate: number;
  readonly #whileDown: 'drop' | 'wait';
  readonly #playback = new PlaybackClock();
  readonly #queue: PcmFrame[] = [];
  #frames: PcmFrames;
  #pushedMs = 0;
  #timer: unknown = null;
  #state: 'open' | 'ending' | 'closed' = 'open';
  #onRoom: (() => void)[] = [];

  /** @param whileDown whether audio is dropped or waits while the signalling connection is down */
  constructor(outlet: AudioOutlet, sampleRate: number, whileDown: 'drop' | 'wait') {
    this.#outlet = outlet;
    this.#sampleRate = sampleRate;
    this.#whileDown = whileDown;
    this.#input = outlet.input(sampleRate);
    this.#frames = new PcmFrames(sampleRate);
  }

  /** The length of all audio so far, in ms. */
  get pushedMs(): number {
    return this.#pushedMs;
  }

  /** The estimated length of the audio that was played, in ms. */
  get playedMs(): number {
    return this.#playback.playedMs(this.#outlet.clock.now());
  }

  /** @throws PersonaError `config-voice` */
  push(audio: PcmAudio): void {
    if (this.#state !== 'open') return;
    for (const frame of this.#frames.push(audio)) {
      this.#pushedMs += frame.ms;
      this.#queue.push(frame);
    }
    this.#pump();
  }

  /** Begins another recording: half a sample at the end of the last one is dropped. */
  cutSample(): void {
    this.#frames = new PcmFrames(this.#sampleRate);
  }

  /** Resolves when more audio can be sent, and when the line is closed. */
  whenRoom(): Promise<void> {
    if (this.#queue.length === 0 || this.#state === 'closed') return Promise.resolve();
    return new Promise((resolve) => void this.#onRoom.push(resolve));
  }

  /** Ends the sequence after all audio was sent. */
  finish(): void {
    if (this.#state !== 'open') return;
    this.#state = 'ending';
    this.#pump();
  }

  /** Stops the persona, and drops all audio that it has not played. */
  cut(): void {
    this.#outlet.interruptPersona();
    if (this.#outlet.isOpen()) this.#input.endSequence();
    this.close();
  }

  /** Drops the audio that was not sent. */
  close(): void {
    this.#state = 'closed';
    this.#queue.length = 0;
    this.#outlet.clock.clearTimeout(this.#timer);
    this.#tellRoom();
  }

  #pump(): void {
    const { clock } = this.#outlet;
    clock.clearTimeout(this.#timer);
    for (let frame = this.#queue[0]; frame; frame = this.#queue[0]) {
      const ahead = this.#playback.aheadMs(clock.now());
      if (ahead > LEAD_MS) return this.#pumpIn(ahead - LEAD_MS);
      if (this.#outlet.isOpen()) this.#send(frame);
      else if (this.#whileDown === 'wait') return this.#pumpIn(RETRY_MS);
      this.#queue.shift();
    }
    if (this.#state === 'ending') this.#end();
    this.#tellRoom();
  }

  #pumpIn(ms: number): void {
    this.#timer = this.#outlet.clock.setTimeout(() => this.#pump(), Math.max(ms, 1));
  }

  #send({ base64, ms }: PcmFrame): void {
    this.#input.sendAudioChunk(base64);
    this.#playback.add(ms, this.#outlet.clock.now());
  }

  #end(): void {
    if (this.#outlet.isOpen()) this.#input.endSequence();
    this.#state = 'closed';
  }

  #tellRoom(): void {
    for (const tell of this.#onRoom.splice(0)) tell();
  }
}
