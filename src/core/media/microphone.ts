import { errorFactory } from '../../internal/persona-error.js';
import { microphoneErrors } from '../../internal/errors/microphone-errors.js';
import type { PersonaMediaStream } from './media-stream.js';
import { toMicrophoneError } from './microphone-problem.js';

/** A microphone that we opened, so that we are the ones who close it (the SDK never releases a late grant: T14). */
export interface Microphone {
  /** For listening to it in the page. */
  readonly stream: PersonaMediaStream;
  readonly deviceId: string | null;
  /**
   * What the SDK is given: a clone, because the SDK may stop the tracks that it was handed (T15). Each call ends the
   * clone before, so that a microphone can outlive its connections.
   */
  handOut(): PersonaMediaStream;
  setMuted(muted: boolean): void;
  /** Calls back when the device is gone: unplugged, or no longer allowed. Not after `close`. */
  onEnded(callback: () => void): void;
  close(): void;
}

/** Rejects with a `PersonaError` of the `microphone-*` codes. Takes another device where the one asked for is not there. */
export type OpenMicrophone = (request?: { readonly deviceId: string | null }) => Promise<Microphone>;

interface AudioTrack {
  enabled: boolean;
  stop(): void;
  getSettings?(): { deviceId?: string };
  addEventListener?(type: 'ended', listener: () => void): void;
  removeEventListener?(type: 'ended', listener: () => void): void;
}

interface AudioStream {
  getTracks(): AudioTrack[];
  clone(): AudioStream;
}

interface Devices {
  getUserMedia(constraints: object): Promise<AudioStream>;
}

interface MediaNavigator {
  navigator?: { mediaDevices?: Devices };
}

const microphoneError = errorFactory(microphoneErrors);

const constraintsFor = (deviceId: string | null) => ({
  audio: {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    channelCount: { ideal: 1 },
    ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
  },
});

export const openMicrophone: OpenMicrophone = async ({ deviceId } = { deviceId: null }) => {
  const devices = (globalThis as MediaNavigator).navigator?.mediaDevices;
  if (!devices) {
    throw microphoneError('microphone-insecure', {
      message: 'navigator.mediaDevices is missing on this page.',
    });
  }
  try {
    return wrap(await openDevice(devices, deviceId));
  } catch (cause) {
    throw await toMicrophoneError(cause);
  }
};

/** With `ideal` Chromium 153 takes the default device though the other is there, so the fallback is ours. */
async function openDevice(devices: Devices, deviceId: string | null): Promise<AudioStream> {
  try {
    return await devices.getUserMedia(constraintsFor(deviceId));
  } catch (cause) {
    const isMissing = cause instanceof Error && /^(NotFound|Overconstrained)Error$/.test(cause.name);
    if (deviceId === null || !isMissing) throw cause;
    return devices.getUserMedia(constraintsFor(null));
  }
}

function wrap(original: AudioStream): Microphone {
  let handed: AudioTrack[] = [];
  let muted = false;
  const tracks = () => [...original.getTracks(), ...handed];
  const [source] = original.getTracks();
  const listeners: (() => void)[] = [];
  return {
    stream: original as unknown as PersonaMediaStream,
    deviceId: source?.getSettings?.().deviceId ?? null,
    handOut: () => {
      const clone = original.clone();
      handed.forEach((track) => track.stop());
      handed = clone.getTracks();
      handed.forEach((track) => (track.enabled = !muted));
      return clone as unknown as PersonaMediaStream;
    },
    setMuted: (now) => {
      muted = now;
      tracks().forEach((track) => (track.enabled = !now));
    },
    onEnded: (callback) => {
      listeners.push(callback);
      source?.addEventListener?.('ended', callback);
    },
    close: () => {
      for (const listener of listeners.splice(0)) source?.removeEventListener?.('ended', listener);
      tracks().forEach((track) => track.stop());
    },
  };
}
