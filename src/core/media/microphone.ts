import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import { microphoneErrors } from '../../internal/errors/microphone-errors.js';
import type { PersonaMediaStream } from './media-stream.js';

/** A microphone that we opened, so that we are the ones who close it (the SDK never releases a late grant: T14). */
export interface Microphone {
  /**
   * What the SDK is given: a clone, because the SDK may stop the tracks that it was handed (T15). Read once a connection:
   * each time a new one, which ends the one before, so that a microphone can outlive its connections.
   */
  readonly stream: PersonaMediaStream;
  setMuted(muted: boolean): void;
  close(): void;
}

/** Rejects with a `PersonaError` of the `microphone-*` codes. */
export type OpenMicrophone = () => Promise<Microphone>;

interface AudioTrack {
  enabled: boolean;
  stop(): void;
}

interface AudioStream {
  getTracks(): AudioTrack[];
  clone(): AudioStream;
}

interface MediaNavigator {
  navigator?: { mediaDevices?: { getUserMedia(constraints: object): Promise<AudioStream> } };
}

const microphoneError = errorFactory(microphoneErrors);

const constraints = {
  audio: {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    channelCount: { ideal: 1 },
  },
};

export const openMicrophone: OpenMicrophone = async () => {
  const devices = (globalThis as MediaNavigator).navigator?.mediaDevices;
  if (!devices) {
    throw microphoneError('microphone-insecure', {
      message: 'navigator.mediaDevices is missing on this page.',
    });
  }
  const original = await devices.getUserMedia(constraints).catch((cause: unknown) => {
    throw toMicrophoneError(cause);
  });
  return wrap(original);
};

function wrap(original: AudioStream): Microphone {
  let handed: AudioTrack[] = [];
  const tracks = () => [...original.getTracks(), ...handed];
  return {
    get stream() {
      const clone = original.clone();
      handed.forEach((track) => track.stop());
      handed = clone.getTracks();
      return clone as unknown as PersonaMediaStream;
    },
    setMuted: (muted) => tracks().forEach((track) => (track.enabled = !muted)),
    close: () => tracks().forEach((track) => track.stop()),
  };
}

/** Names of the exceptions: Media Capture and Streams, `getUserMedia()`. */
export function toMicrophoneError(cause: unknown): PersonaError {
  const name = cause instanceof Error ? cause.name : '';
  const message = `The microphone could not be opened: ${name || String(cause)}.`;
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return microphoneError('microphone-not-found', { message, cause });
    case 'NotReadableError':
    case 'AbortError':
      return microphoneError('microphone-in-use', { message, cause });
    default:
      return microphoneError('microphone-blocked', { message, cause });
  }
}
