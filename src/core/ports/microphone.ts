import type { PersonaMediaStream } from './media-stream.js';

/** An open microphone, which whoever opened it has to close: the SDK never releases a grant that comes late. */
export interface Microphone {
  /** For listening to it in the page. */
  readonly stream: PersonaMediaStream;
  readonly deviceId: string | null;
  /**
   * The stream for a connection: a clone, because the SDK may stop the tracks that it is given (T15). Each call ends the
   * earlier clone, so that a microphone can outlive its connections.
   */
  handOut(): PersonaMediaStream;
  setMuted(muted: boolean): void;
  /** Calls back when the device is gone: unplugged, or no longer allowed. Not after `close`. */
  onEnded(callback: () => void): void;
  /**
   * Calls back when the device begins or ceases to give nothing at all: switched off by the system, by a key of the
   * keyboard or at the headset; at once where it begins that way. Not after `close`.
   */
  onSilence?(callback: (isSilent: boolean) => void): void;
  close(): void;
}

/**
 * A function that opens a microphone. Rejects with a `PersonaError` of the `microphone-*` codes. Takes another device
 * where the one asked for is missing.
 */
export type OpenMicrophone = (request?: { readonly deviceId: string | null }) => Promise<Microphone>;

/** `granted`: the user has allowed it, in the settings or elsewhere. `devices`: one was plugged in or out. */
export type MicrophoneChange = 'granted' | 'devices';

/** What a connection sends while there is no microphone, so that one can take its place later. */
export interface Silence {
  readonly stream: PersonaMediaStream;
  close(): void;
}
