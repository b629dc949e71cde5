/** What agents of ElevenLabs take unless they are set otherwise. */
const SAMPLE_RATE = 16_000;

/**
 * The form that bundlers look for: they copy the file and put its new address here. Vite would make a `data:` URL of a
 * file this small, which a content security policy refuses like a `blob:` one; `no-inline` forbids that.
 */
const bundledWorklet = () => new URL('./pcm-worklet.js?no-inline', import.meta.url);

/** Calls back with base64 PCM16, mono, 16 kHz; the returned function stops that. The stream's tracks stay the caller's. */
export function listenToMicrophone(
  stream: MediaStream,
  onAudio: (base64: string) => void,
  workletUrl?: string | URL,
): () => void {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  const url = String(workletUrl ?? bundledWorklet());
  let open = true;
  context.audioWorklet
    // A string is enough where Trusted Types are demanded, too: worklets are not among what they guard.
    .addModule(url)
    .then(() => {
      if (!open) return;
      const node = new AudioWorkletNode(context, 'anam-react-pcm', {
        numberOfOutputs: 0,
        processorOptions: { samplesAtOnce: SAMPLE_RATE / 10 },
      });
      node.port.addEventListener('message', ({ data }) => open && onAudio(base64Of(data as ArrayBuffer)));
      node.port.start();
      context.createMediaStreamSource(stream).connect(node);
    })
    .catch((cause: unknown) => open && console.error(notLoaded(url), cause));
  return () => {
    open = false;
    void context.close();
  };
}

const notLoaded = (url: string) =>
  `The microphone could not be read: the audio worklet at ${url} did not load. Serve pcm-worklet.js of anam-react/elevenlabs ` +
  'from an address that your content security policy allows (script-src), and pass that address as `workletUrl`.';

const base64Of = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
