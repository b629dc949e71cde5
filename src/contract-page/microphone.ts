/** How much of the persona's voice is recorded. */
const RECORD_MS = 4000;

/**
 * A microphone that plays what it is given. No device is used. Its voice is the persona's own, recorded earlier in the
 * session, so that the service hears real speech.
 */
export class Microphone {
  readonly #audio = new AudioContext();
  readonly #out = this.#audio.createMediaStreamDestination();
  #voice: AudioBuffer | null = null;

  get stream(): MediaStream {
    return this.#out.stream;
  }

  constructor() {
    // Without any source the track sends no packets.
    const source = this.#audio.createConstantSource();
    source.offset.value = 1e-5;
    source.connect(this.#out);
    source.start();
  }

  /** Must be called from a click, because browsers start no audio by themselves. */
  async allow(): Promise<void> {
    await this.#audio.resume();
  }

  /** Records the persona while it speaks. Resolves when it is done, or cannot be. */
  async record(stream: MediaStream): Promise<void> {
    const tracks = stream.getAudioTracks();
    if (tracks.length === 0 || typeof MediaRecorder === 'undefined') return;
    try {
      const recorder = new MediaRecorder(new MediaStream(tracks));
      const pieces: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => void pieces.push(data));
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
      recorder.start();
      setTimeout(() => recorder.state === 'recording' && recorder.stop(), RECORD_MS);
      await stopped;
      const bytes = await new Blob(pieces).arrayBuffer();
      this.#voice = louder(await this.#audio.decodeAudioData(bytes));
    } catch {
      // This browser cannot record or decode. The check of the voice then cannot tell.
    }
  }

  /** Plays the recording. Returns false if there is none. */
  speak(): boolean {
    if (!this.#voice || this.#audio.state !== 'running') return false;
    const source = this.#audio.createBufferSource();
    source.buffer = this.#voice;
    source.connect(this.#out);
    source.start();
    return true;
  }

  close(): void {
    void this.#audio.close();
  }
}

/** Brings a recording to the level of a near voice. Returns `null` if it is silent. */
function louder(buffer: AudioBuffer): AudioBuffer | null {
  const samples = buffer.getChannelData(0);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  if (peak < 0.005) return null;
  for (let channel = 0; channel < buffer.numberOfChannels; channel += 1) {
    const data = buffer.getChannelData(channel);
    for (let index = 0; index < data.length; index += 1) data[index] = ((data[index] ?? 0) * 0.8) / peak;
  }
  return buffer;
}
