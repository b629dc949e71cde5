import type { PersonaMediaStream } from '../ports/media-stream.js';
import type { Silence } from '../ports/microphone.js';

interface SilentTrack {
  stop(): void;
}

interface SilentContext {
  createMediaStreamDestination(): { readonly stream: { getTracks(): SilentTrack[] } };
  suspend(): Promise<void>;
  close(): Promise<void>;
}

/** `null` where the browser has no Web Audio: then a microphone can be had at the start only. */
export function openSilence(): Silence | null {
  const { AudioContext } = globalThis as { AudioContext?: new () => SilentContext };
  if (!AudioContext) return null;
  const context = new AudioContext();
  const { stream } = context.createMediaStreamDestination();
  // Asleep it costs no audio thread, and its track is silent all the same.
  context.suspend().catch(() => undefined);
  return {
    stream: stream as unknown as PersonaMediaStream,
    close: () => {
      stream.getTracks().forEach((track) => track.stop());
      context.close().catch(() => undefined);
    },
  };
}
