/** What agents of ElevenLabs take unless they are set otherwise. */
const SAMPLE_RATE = 16_000;

/** Runs on the audio thread: hands over 100 ms at a time. */
const processor = `registerProcessor('anam-react-pcm', class extends AudioWorkletProcessor {
  samples = new Int16Array(${SAMPLE_RATE / 10});
  length = 0;
  process([[channel]]) {
    for (const sample of channel ?? []) {
      this.samples[this.length++] = Math.max(-1, Math.min(1, sample)) * 32767;
      if (this.length === this.samples.length) {
        this.port.postMessage(this.samples.slice().buffer);
        this.length = 0;
      }
    }
    return true;
  }
});`;

/** Calls back with base64 PCM16, mono, 16 kHz; the answer ends it. The stream's tracks stay the caller's. */
export function listenToMicrophone(stream: MediaStream, onAudio: (base64: string) => void): () => void {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  const url = URL.createObjectURL(new Blob([processor], { type: 'text/javascript' }));
  let open = true;
  context.audioWorklet
    .addModule(url)
    .then(() => {
      if (!open) return;
      const node = new AudioWorkletNode(context, 'anam-react-pcm', { numberOfOutputs: 0 });
      node.port.addEventListener('message', ({ data }) => open && onAudio(base64Of(data as ArrayBuffer)));
      node.port.start();
      context.createMediaStreamSource(stream).connect(node);
    })
    .catch((cause: unknown) => open && console.error('The microphone could not be read.', cause))
    .finally(() => URL.revokeObjectURL(url));
  return () => {
    open = false;
    void context.close();
  };
}

const base64Of = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
