import type { PersonaMediaStream } from '../ports/media-stream.js';
import type { Microphone, OpenMicrophone } from '../ports/microphone.js';
import { explainMicrophone } from './explain-microphone.js';

interface AudioTrack {
  enabled: boolean;
  readonly muted?: boolean;
  readonly readyState?: string;
  stop(): void;
  getSettings?(): { deviceId?: string };
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
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
  try {
    // Browsers hide the devices from insecure pages.
    if (!devices)
      throw new DOMException('navigator.mediaDevices is missing on this page.', 'InsecureContextError');
    const stream = await openDevice(devices, deviceId);
    // The device ended after it was granted, so no `ended` event will follow.
    if (stream.getTracks()[0]?.readyState === 'ended')
      throw new DOMException('The device has ended.', 'NotReadableError');
    return wrap(stream);
  } catch (cause) {
    throw await explainMicrophone(cause);
  }
};

/**
 * Opens the requested device, or the default one if it is missing. With `ideal`, Chromium 153 uses the default device
 * even if the requested one exists, so the fallback is implemented here.
 */
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
  const removals: (() => void)[] = [];
  const listen = (type: string, listener: () => void) => {
    source?.addEventListener?.(type, listener);
    removals.push(() => source?.removeEventListener?.(type, listener));
  };
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
    onEnded: (callback) => listen('ended', callback),
    onSilence: (callback) => {
      listen('mute', () => callback(true));
      listen('unmute', () => callback(false));
      if (source?.muted) callback(true);
    },
    close: () => {
      for (const remove of removals.splice(0)) remove();
      tracks().forEach((track) => track.stop());
    },
  };
}
