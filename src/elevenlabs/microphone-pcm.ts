/** The default input format of ElevenLabs agents. */
const SAMPLE_RATE = 16_000;

/**
 * Returns the URL of the worklet. Bundlers recognize this form: they copy the file and insert its new URL. Vite would
 * inline a file this small as a `data:` URL, which a content security policy refuses like a `blob:` URL; `no-inline`
 * prevents that.
 */
const bundledWorklet = () => new URL('./pcm-worklet.js?no-inline', import.meta.url);

/**
 * Calls back with base64 PCM16, mono, 16 kHz, or once with the reason why the microphone cannot be read. The returned
 * function stops it. The caller still owns the stream's tracks.
 */
export function listenToMicrophone(
  stream: MediaStream,
  onAudio: (base64: string) => void,
  onFailed: (cause: Error) => void,
  workletUrl?: string | URL,
): () => void {
  // The context uses the device's sample rate, because Firefox does not connect a microphone to a context with another
  // rate.
  const context = new AudioContext();
  const url = String(workletUrl ?? bundledWorklet());
  let open = true;
  context.audioWorklet
    // A plain string also works with Trusted Types, because they do not cover worklets.
    .addModule(url)
    .then(() => {
      if (!open) return;
      const node = readPcm(context, stream);
      node.port.addEventListener('message', ({ data }) => open && onAudio(base64Of(data as ArrayBuffer)));
      node.port.start();
    })
    .catch((cause: unknown) => open && onFailed(new Error(notRead(url), { cause })));
  return () => {
    open = false;
    void context.close();
  };
}

function readPcm(context: AudioContext, stream: MediaStream): AudioWorkletNode {
  const node = new AudioWorkletNode(context, 'anam-react-pcm', {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
    processorOptions: { sampleRate: SAMPLE_RATE, samplesAtOnce: SAMPLE_RATE / 10 },
  });
  // Removes frequencies above half of the new rate, which would alias to lower ones.
  const filter = new BiquadFilterNode(context, { type: 'lowpass', frequency: SAMPLE_RATE * 0.45 });
  context.createMediaStreamSource(stream).connect(filter).connect(node);
  return node;
}

const notRead = (url: string) =>
  `The microphone could not be read with the audio worklet at ${url}. If it did not load, serve pcm-worklet.js of ` +
  'anam-react/elevenlabs from an address that your content security policy allows (script-src), and pass that address as `workletUrl`.';

const base64Of = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
