import { voiceError } from './voice-error.js';

/**
 * Audio as 16-bit PCM: signed, little-endian, mono, without a file header; a string is base64. A piece may end in the
 * middle of a sample.
 */
export type PcmAudio = ArrayBuffer | ArrayBufferView | string;

/** One message to the persona. */
export interface PcmFrame {
  readonly base64: string;
  readonly ms: number;
}

const BYTES_PER_SAMPLE = 2;
/** The length of a message. A piece of audio can hold a whole sentence, which would block the socket for long. */
const FRAME_MS = 200;

/** The sample rates that Anam's SDK and documents name are between these, in Hz. */
const LOWEST_RATE = 8_000;
const HIGHEST_RATE = 48_000;

/** @throws PersonaError `config-voice` if the persona cannot play this rate */
export function checkSampleRate(sampleRate: number): number {
  if (Number.isInteger(sampleRate) && sampleRate >= LOWEST_RATE && sampleRate <= HIGHEST_RATE)
    return sampleRate;
  throw voiceError('config-voice', {
    message: `\`sampleRate\` is ${sampleRate}. It must be a whole number of hertz from ${LOWEST_RATE} to ${HIGHEST_RATE}.`,
  });
}

/** Cuts audio into messages of whole samples. */
export class PcmFrames {
  readonly #bytesPerMs: number;
  readonly #frameBytes: number;
  /** The first half of a sample whose second half is in the next piece. */
  #half: number | null = null;
  #isFirst = true;

  constructor(sampleRate: number) {
    this.#bytesPerMs = (sampleRate * BYTES_PER_SAMPLE) / 1000;
    this.#frameBytes = Math.round((sampleRate * FRAME_MS) / 1000) * BYTES_PER_SAMPLE;
  }

  /** @throws PersonaError `config-voice` if the audio begins with the header of an audio file */
  push(audio: PcmAudio): PcmFrame[] {
    const bytes = this.#withHalf(bytesOf(audio));
    if (bytes.length === 0) return [];
    if (this.#isFirst) refuseFiles(bytes);
    this.#isFirst = false;
    const whole = bytes.length - (bytes.length % BYTES_PER_SAMPLE);
    this.#half = whole < bytes.length ? (bytes[whole] ?? null) : null;
    const frames: PcmFrame[] = [];
    for (let at = 0; at < whole; at += this.#frameBytes) {
      const part = bytes.subarray(at, Math.min(whole, at + this.#frameBytes));
      frames.push({ base64: base64Of(part), ms: part.length / this.#bytesPerMs });
    }
    return frames;
  }

  #withHalf(bytes: Uint8Array): Uint8Array {
    if (this.#half === null) return bytes;
    const joined = new Uint8Array(bytes.length + 1);
    joined[0] = this.#half;
    joined.set(bytes, 1);
    return joined;
  }
}

function bytesOf(audio: PcmAudio): Uint8Array {
  if (typeof audio === 'string') return Uint8Array.from(atob(audio), (character) => character.charCodeAt(0));
  if (ArrayBuffer.isView(audio)) return new Uint8Array(audio.buffer, audio.byteOffset, audio.byteLength);
  return new Uint8Array(audio);
}

const base64Of = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/** The first characters of files that speech services return: played as PCM, they would be loud noise. */
const headers = { RIFF: 'a WAV file', ID3: 'an MP3 file', OggS: 'an Ogg file', fLaC: 'a FLAC file' };

function refuseFiles(bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  const [, file] = Object.entries(headers).find(([header]) => start.startsWith(header)) ?? [];
  if (file !== undefined)
    throw voiceError('config-voice', { message: `The audio is ${file}. Let the service return raw PCM.` });
}
