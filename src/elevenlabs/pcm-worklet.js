// Runs on the audio thread, outside of any bundle. It is loaded by its URL, so it is plain JavaScript without imports.

/** @typedef {{ processorOptions: { sampleRate: number, samplesAtOnce: number } }} PcmOptions */

/**
 * TypeScript has no types of the audio thread.
 * @typedef {object} AudioThread
 * @property {number} sampleRate of the context
 * @property {new () => { readonly port: { postMessage: (data: ArrayBuffer) => void } }} AudioWorkletProcessor
 * @property {(name: string, processor: new (options: PcmOptions) => object) => void} registerProcessor
 */

const { AudioWorkletProcessor, registerProcessor, sampleRate } = /** @type {AudioThread} */ (
  /** @type {unknown} */ (globalThis)
);

/** Posts `samplesAtOnce` samples of PCM16 at a time, at the requested sample rate. */
class PcmProcessor extends AudioWorkletProcessor {
  /** @param {PcmOptions} options */
  constructor({ processorOptions }) {
    super();
    this.samples = new Int16Array(processorOptions.samplesAtOnce);
    this.length = 0;
    /** How many samples of the context make one output sample, how many of them were read, and their sum. */
    this.span = sampleRate / processorOptions.sampleRate;
    this.heard = 0;
    this.sum = 0;
  }

  /** @param {Float32Array[][]} inputs */
  process([channels]) {
    for (const sample of channels?.[0] ?? []) this.hear(sample);
    return true;
  }

  /**
   * Each output sample is the mean of the context's samples in its time.
   * @param {number} sample
   */
  hear(sample) {
    for (let left = 1; left > 0;) {
      const taken = Math.min(left, this.span - this.heard);
      this.sum += sample * taken;
      this.heard += taken;
      left -= taken;
      if (this.heard < this.span) return;
      this.write(this.sum / this.span);
      this.heard = 0;
      this.sum = 0;
    }
  }

  /** @param {number} sample */
  write(sample) {
    this.samples[this.length++] = Math.max(-1, Math.min(1, sample)) * 32767;
    if (this.length < this.samples.length) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    this.port.postMessage(this.samples.slice().buffer);
    this.length = 0;
  }
}

registerProcessor('anam-react-pcm', PcmProcessor);
