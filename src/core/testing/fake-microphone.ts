import type { Microphone } from '../ports/microphone.js';

export interface FakeMicrophone extends Microphone {
  closed: boolean;
  muted: boolean;
  handedOut: number;
  /** Unplugs the device. */
  unplug: () => void;
  /** Mutes or unmutes the device, as the system does. */
  silence: (isSilent: boolean) => void;
}

/** A stream whose track refers to it, for the fake sender, which gets only the track. */
export function audioStream(id: string) {
  const stream = { id, getAudioTracks: () => [{ kind: 'audio', stream }] };
  return stream;
}

export function fakeMicrophone(): FakeMicrophone {
  return {
    closed: false,
    muted: false,
    stream: audioStream('microphone') as never,
    deviceId: 'default',
    handedOut: 0,
    handOut() {
      this.handedOut += 1;
      return this.stream;
    },
    onEnded(callback) {
      this.unplug = callback;
    },
    unplug: () => undefined,
    onSilence(callback) {
      this.silence = callback;
    },
    silence: () => undefined,
    setMuted(muted) {
      this.muted = muted;
    },
    close() {
      this.closed = true;
    },
  };
}
