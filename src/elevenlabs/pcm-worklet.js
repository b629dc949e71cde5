// Runs on the audio thread, where no bundle is: loaded by its URL, so it is JavaScript as it stands and imports nothing.

/** @typedef {{ processorOptions: { samplesAtOnce: number } }} PcmOptions */

/**
 * TypeScript has no types of the audio thread.
 * @typedef {object} AudioThread
 * @property {new () => { readonly port: { postMessage: (data: ArrayBuffer) => void } }} AudioWorkletProcessor
 * @property {(name: string, processor: new (options: PcmOptions) => object) => void} registerProcessor
 */

const { AudioWorkletProcessor, registerProcessor } = /** @type {AudioThread} */ (
  /** @type {unknown} */ (globalThis)
);

/** Hands over `samplesAtOnce` samples of PCM16 at a time. */
class PcmProcessor extends AudioWorkletProcessor {
  /** @param {PcmOptions} options */
  constructor({ processorOptions }) {
    super();
    this.samples = new Int16Array(processorOptions.samplesAtOnce);
    this.length = 0;
  }

  /** @param {Float32Array[][]} inputs */
  process([channels]) {
    for (const sample of channels?.[0] ?? []) {
      this.samples[this.length++] = Math.max(-1, Math.min(1, sample)) * 32767;
      if (this.length < this.samples.length) continue;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
      this.port.postMessage(this.samples.slice().buffer);
      this.length = 0;
    }
    return true;
  }
}

registerProcessor('anam-react-pcm', PcmProcessor);
