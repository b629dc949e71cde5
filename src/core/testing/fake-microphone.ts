import type { Microphone } from '../ports/microphone.js';

export interface FakeMicrophone extends Microphone {
  closed: boolean;
  muted: boolean;
  handedOut: number;
  /** The device goes away. */
  unplug: () => void;
  /** The system switches it off, or on. */
  silence: (isSilent: boolean) => void;
}

/** A stream whose one track knows it, for the fake sender that is given the track. */
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
