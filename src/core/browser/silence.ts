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

/**
 * Creates silence. Returns `null` if the browser has no Web Audio; a microphone can then be added only at the start.
 */
export function openSilence(): Silence | null {
  const { AudioContext } = globalThis as { AudioContext?: new () => SilentContext };
  if (!AudioContext) return null;
  const context = new AudioContext();
  const { stream } = context.createMediaStreamDestination();
  // A suspended context needs no audio thread, and its track is silent too.
  context.suspend().catch(() => undefined);
  return {
    stream: stream as unknown as PersonaMediaStream,
    close: () => {
      stream.getTracks().forEach((track) => track.stop());
      context.close().catch(() => undefined);
    },
  };
}
