/** What agents of ElevenLabs take unless they are set otherwise. */
const SAMPLE_RATE = 16_000;

/**
 * The form that bundlers look for: they copy the file and put its new address here. Vite would make a `data:` URL of a
 * file this small, which a content security policy refuses like a `blob:` one; `no-inline` forbids that.
 */
const bundledWorklet = () => new URL('./pcm-worklet.js?no-inline', import.meta.url);

/**
 * Calls back with base64 PCM16, mono, 16 kHz, or once with the reason why the microphone cannot be read; the returned
 * function stops it. The caller still owns the stream's tracks.
 */
export function listenToMicrophone(
  stream: MediaStream,
  onAudio: (base64: string) => void,
  onFailed: (cause: Error) => void,
  workletUrl?: string | URL,
): () => void {
  // At the device's rate: Firefox reads no microphone into a context of another one.
  const context = new AudioContext();
  const url = String(workletUrl ?? bundledWorklet());
  let open = true;
  context.audioWorklet
    // A string is enough where Trusted Types are demanded, too: worklets are not among what they guard.
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
  // Above half of the new rate a tone would come back as a lower one.
  const filter = new BiquadFilterNode(context, { type: 'lowpass', frequency: SAMPLE_RATE * 0.45 });
  context.createMediaStreamSource(stream).connect(filter).connect(node);
  return node;
}

const notRead = (url: string) =>
  `The microphone could not be read with the audio worklet at ${url}. If it did not load, serve pcm-worklet.js of ` +
  'anam-react/elevenlabs from an address that your content security policy allows (script-src), and pass that address as `workletUrl`.';

const base64Of = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
