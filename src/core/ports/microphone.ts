import type { PersonaMediaStream } from './media-stream.js';

/** A microphone that this package opened and must close. The SDK does not release a late grant (T14). */
export interface Microphone {
  /** The stream, to measure its level in the page. */
  readonly stream: PersonaMediaStream;
  readonly deviceId: string | null;
  /**
   * Returns a clone of the stream for a connection, because the SDK may stop the tracks it gets (T15). Each call stops
   * the previous clone, so that the microphone can be used for several connections.
   */
  handOut(): PersonaMediaStream;
  setMuted(muted: boolean): void;
  /** Calls back when the device is unplugged or no longer allowed. Not called after `close`. */
  onEnded(callback: () => void): void;
  /**
   * Calls back when the device is muted or unmuted by the system, the keyboard or the headset. Calls back immediately
   * if it starts muted. Not called after `close`.
   */
  onSilence?(callback: (isSilent: boolean) => void): void;
  close(): void;
}

/**
 * Opens a microphone. If the requested device is missing, another one is opened. Rejects with a `microphone-*` error.
 */
export type OpenMicrophone = (request?: { readonly deviceId: string | null }) => Promise<Microphone>;

/**
 * `granted`: the user has allowed the microphone, in the settings or elsewhere. `devices`: a device was plugged in or
 * out.
 */
export type MicrophoneChange = 'granted' | 'devices';

/** Silence that a connection sends when there is no microphone, so that one can replace it later. */
export interface Silence {
  readonly stream: PersonaMediaStream;
  close(): void;
}
